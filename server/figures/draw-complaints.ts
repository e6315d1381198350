/**
 * How do complaints and the time to silence look?
 *
 * Pure: counted rows in, a figure out.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import type { Language } from '../../rules/telling/language.ts';
import { partsText } from './draw-passages.ts';
import { complaintFinding, silenceFinding } from './figure-finding.ts';
import { type Cell, type Drawing, type Figure, monthText, shareOf } from './figure-shape.ts';
import { COLUMN_WORDS } from './figure-words.ts';

type ComplaintRow = {
  readonly month: Day;
  readonly kind: string | null;
  readonly received: number;
  readonly decided: number;
  readonly upheld: number;
  readonly contacts: number;
};

/** Complaints for 10,000 contacts with one digit after the point, as text; null without contacts. */
export function perTenThousand(received: number, contacts: number): string | null {
  return contacts === 0 ? null : ((received * 10_000) / contacts).toFixed(1);
}

const KINDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  charges: { en: 'Charges', 'zh-CN': '息费' },
  payments: { en: 'Payments', 'zh-CN': '还款入账' },
  hardship: { en: 'Hardship', 'zh-CN': '困难' },
  settlement: { en: 'Settlement', 'zh-CN': '减免结清' },
  'credit-record': { en: 'Credit record', 'zh-CN': '征信' },
  identity: { en: 'Identity', 'zh-CN': '身份' },
  contract: { en: 'Contract', 'zh-CN': '合同' },
  contact: { en: 'Being contacted', 'zh-CN': '联系方式' },
  service: { en: 'Service', 'zh-CN': '服务' },
  other: { en: 'Other', 'zh-CN': '其他' },
};

const sum = (some: readonly ComplaintRow[], of: 'received' | 'decided' | 'upheld' | 'contacts'): number =>
  some.reduce((all, one) => all + one[of], 0);

function byMonth(rows: readonly ComplaintRow[], axis: string, name: string): Figure['chart'] {
  const months = [...new Set(rows.map(({ month }) => month))].sort((a, b) => a - b);
  const values = months.map((month) => {
    const own = rows.filter((one) => one.month === month);
    const text = perTenThousand(sum(own, 'received'), sum(own, 'contacts'));
    return text === null ? null : Number(text);
  });
  const along = months.map((month) => monthText(formatDay(month)));
  return { kind: 'bars', unit: 'number', axis, along, series: [{ name, values }] };
}

/** Complaints by month for every 10,000 contacts, by kind in the table. */
export function drawComplaints(rows: readonly ComplaintRow[], { language }: Drawing): Figure {
  const words = COLUMN_WORDS[language];
  const kinds = [...new Set(rows.flatMap(({ kind }) => kind ?? []))].sort();
  const contacts = sum(rows, 'contacts');
  const cell = (value: number, kind: string, what: string): Cell =>
    value === 0 ? { value } : { value, of: partsText(kind, what) };
  return {
    figure: 'complaints',
    finding: complaintFinding(
      {
        received: sum(rows, 'received'),
        contacts,
        perTenThousand: perTenThousand(sum(rows, 'received'), contacts),
        upheld: shareOf(sum(rows, 'upheld'), sum(rows, 'decided')),
      },
      language,
    ),
    chart: sum(rows, 'received') === 0 ? null : byMonth(rows, words.month, words.perTenThousand),
    columns: [
      { name: words.kind, kind: 'text' },
      { name: words.received, kind: 'count' },
      { name: words.perTenThousand, kind: 'number' },
      { name: words.decided, kind: 'count' },
      { name: words.upheld, kind: 'count' },
      { name: words.upheldShare, kind: 'share' },
    ],
    rows: kinds.map((kind) => {
      const own = rows.filter((one) => one.kind === kind);
      const each = perTenThousand(sum(own, 'received'), contacts);
      return [
        { value: KINDS[kind]?.[language] ?? kind },
        cell(sum(own, 'received'), kind, 'received'),
        { value: each === null ? null : Number(each) },
        cell(sum(own, 'decided'), kind, 'decided'),
        cell(sum(own, 'upheld'), kind, 'upheld'),
        { value: shareOf(sum(own, 'upheld'), sum(own, 'decided')) },
      ];
    }),
  };
}

/** Upper ends of the classes of times, in milliseconds. */
const WITHIN_MS = [5, 10, 25, 50, 100, 250, 500, 1000] as const;

/** Times to silence, in classes. */
export function drawSilence(
  times: readonly number[],
  spread: { readonly p50: number | null; readonly p99: number | null },
  { language }: Drawing,
): Figure {
  const words = COLUMN_WORDS[language];
  const classes = [...WITHIN_MS, Number.POSITIVE_INFINITY].map((end, place) => {
    const begin = place === 0 ? -1 : WITHIN_MS[place - 1]!;
    return {
      name: end === Number.POSITIVE_INFINITY ? words.more : `≤ ${words.milliseconds(String(end))}`,
      events: times.filter((time) => time > begin && time <= end).length,
    };
  });
  const rounded = (time: number | null) => (time === null ? null : Math.round(time));
  return {
    figure: 'silence',
    finding: silenceFinding(
      { p50: rounded(spread.p50), p99: rounded(spread.p99), counted: times.length },
      language,
    ),
    chart:
      times.length === 0
        ? null
        : {
            kind: 'bars',
            unit: 'count',
            axis: words.within,
            along: classes.map(({ name }) => name),
            series: [{ name: words.events, values: classes.map(({ events }) => events) }],
          },
    columns: [
      { name: words.within, kind: 'text' },
      { name: words.events, kind: 'count' },
      { name: words.share, kind: 'share' },
    ],
    rows:
      times.length === 0
        ? []
        : classes.map(({ name, events }) => [
            { value: name },
            { value: events },
            { value: shareOf(events, times.length) },
          ]),
  };
}
