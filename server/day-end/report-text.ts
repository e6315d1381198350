/**
 * How does the report of a night read on a terminal?
 *
 * One line for each thing that happened, amounts in major units, roll rates as a small table from bucket to bucket.
 */
import { type Currency, formatAmount } from '../../rules/money.ts';
import { tellCodeOf } from '../../rules/telling/gate-telling.ts';
import { ruleNamed } from '../gate/rule-named.ts';
import type { NightReport } from './report.ts';
import { CURRENT } from './totals.ts';

/** The report in plain text, lines ended. */
export function reportText(report: NightReport, currency: Currency): string {
  const { waiting } = report;
  const lines = [
    `${report.night}: closed in ${seconds(report.milliseconds)}, ${count(report.accounts)} of ${count(report.book)} accounts had something to do`,
    `  written    ${count(report.events)} events, ${count(report.postings)} postings, ${count(report.contacts)} contacts${report.retries === 0 ? '' : `; ${report.retries} chunks begun again`}`,
    ...Object.entries(report.money).map(
      ([pair, amount]) =>
        `  booked     ${pair.replace('/', ' ← ').padEnd(30)} ${formatAmount(BigInt(amount), currency).padStart(18)} ${currency.code}`,
    ),
    ...rolled(report.buckets).map((line) => `  ${line}`),
    ...Object.entries(report.steps).map(
      ([step, times]) => `  contacts   ${step.replace('/', ' ').padEnd(30)} ${count(times).padStart(18)}`,
    ),
    ...(report.gate === undefined ? [] : gateLines(report.gate)),
    `  set aside  ${count(report.setAside)} tonight, ${count(report.solved)} solved, ${count(waiting.accounts)} waiting`,
    ...waiting.first
      .slice(0, LISTED)
      .map(
        ({ account, since, tries, error }) =>
          `             account ${account}, since ${since}, tried ${tries} times: ${error}`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}

const LISTED = 10;

/** What the gate said about the morrow's contacts: how many are possible, and which rules refuse the others. */
function gateLines({ asked, possible, refusals, milliseconds }: NonNullable<NightReport['gate']>): string[] {
  const byCount = Object.entries(refusals).sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return [
    `  gate       ${count(asked)} contacts asked in ${seconds(milliseconds)}, ${count(possible)} possible, ${count(asked - possible)} refused`,
    ...byCount.slice(0, LISTED).map(([name, contacts]) => {
      const [rule = '', code = ''] = name.split('/');
      const source = ruleNamed(rule)?.source;
      const where = source === undefined ? '' : ` (${source})`;
      return `             ${count(contacts).padStart(9)} ${rule}: ${tellCodeOf(code, 'en')}${where}`;
    }),
  ];
}

/** From bucket (lines) to bucket (columns): how many accounts passed. */
function rolled(buckets: NightReport['buckets']): string[] {
  const passages = Object.entries(buckets).map(([name, accounts]) => {
    const [from = '', to = ''] = name.split('>');
    return { from, to, accounts };
  });
  if (passages.length === 0) return [];
  const order = (a: string, b: string) => Number(b === CURRENT) - Number(a === CURRENT) || (a < b ? -1 : 1);
  const froms = [...new Set(passages.map(({ from }) => from))].sort(order);
  const tos = [...new Set(passages.map(({ to }) => to))].sort(order);
  const width = Math.max(...tos.map(({ length }) => length), 7) + 2;
  return [
    `passed     ${'from'.padEnd(10)}${tos.map((to) => to.padStart(width)).join('')}`,
    ...froms.map((from) => {
      const cells = tos.map((to) => {
        const found = passages.find((one) => one.from === from && one.to === to);
        return (found === undefined ? '–' : count(found.accounts)).padStart(width);
      });
      return `           ${from.padEnd(10)}${cells.join('')}`;
    }),
  ];
}

function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}
