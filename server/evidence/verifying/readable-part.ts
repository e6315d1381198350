/**
 * How does a reader see what the records say?
 *
 * A page made from the records alone and by one rule: the exporter writes it, the verifier makes it again and compares every byte, so it
 * cannot say anything else. Each contact is a section with the number of its record; what became of it stands below it.
 */
import { bundleLines } from './bundle-part.ts';
import { fieldsOf, type Numbered } from './chain-check.ts';
import {
  type ChainRecord,
  type EvidenceRecord,
  type HeaderRecord,
  isChain,
  type LawRecord,
} from './evidence-records.ts';
import { both, KIND_WORDS, OUTCOME_WORDS, RESULT_WORDS, WAY_WORDS, WORDS } from './readable-words.ts';

const STYLE = [
  'body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2321;background:#fff}',
  'h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #9aa5a1}h3{font-size:1rem;margin:0 0 .25rem}',
  'section{break-inside:avoid;border:1px solid #c9d1ce;border-radius:4px;padding:.6rem .8rem;margin:.6rem 0}',
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:0}dt{color:#4a5652}dd{margin:0;overflow-wrap:anywhere}',
  'blockquote{margin:.2rem 0;padding:.2rem .6rem;border-left:3px solid #0b6b62;white-space:pre-wrap;overflow-wrap:anywhere}',
  'table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;border-bottom:1px solid #dde3e1;padding:.2rem .5rem;overflow-wrap:anywhere}',
  'code{font-size:.85em}@media print{body{margin:0;max-width:none;font-size:10pt}}',
];

type Link = Numbered<ChainRecord>;

/** The lines of the page up to the machine part. */
export function readableLines(records: readonly EvidenceRecord[]): string[] {
  const header = records[0] as HeaderRecord;
  const chain = records.flatMap((record, number): Link[] =>
    isChain(record) ? [{ ...record, record: number }] : [],
  );
  const rules = rulesOf(records);
  const person = chain.filter(({ of }) => of === 'person');
  const about = Map.groupBy(
    person.filter(({ kind }) => kind !== 'contact'),
    permitOf,
  );
  const contacts = person.filter(({ kind }) => kind === 'contact');
  const refusals = person.filter(({ kind }) => kind === 'refusal');
  const made = new Set(contacts.map(permitOf));
  const others = person.filter(
    (one) => one.kind !== 'contact' && one.kind !== 'refusal' && !made.has(permitOf(one)),
  );
  const page = new Page(header, rules);
  page.opening(contacts.length, refusals.length);
  page.lines.push(...bundleLines(records, html));
  page.heading(WORDS.contacts, contacts.length);
  for (const one of contacts) page.contact(one, about.get(permitOf(one)) ?? []);
  page.heading(WORDS.refusals, refusals.length);
  for (const one of refusals) page.refusal(one);
  page.table(WORDS.others, others);
  if (!header.contactsOnly)
    page.table(
      WORDS.ledger,
      chain.filter(({ of }) => of === 'account'),
    );
  page.ending();
  return page.lines;
}

interface Rule {
  readonly source: string;
  readonly strength: string;
  readonly says: { readonly en: string; readonly zh: string };
}

/** Rules by name, out of the laws that the file holds. */
function rulesOf(records: readonly EvidenceRecord[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const { text } of records.filter((record): record is LawRecord => record.of === 'law')) {
    const value = fieldsOf(text).value as { rules?: (Rule & { id: string })[] } | undefined;
    for (const rule of value?.rules ?? []) rules.set(rule.id, rule);
  }
  return rules;
}

function permitOf({ data }: ChainRecord): number | null {
  const { permit } = fieldsOf(data);
  return typeof permit === 'number' ? permit : null;
}

interface Verdict {
  readonly rule: string;
  readonly outcome: string;
  readonly reasons?: readonly string[];
  readonly flags?: readonly string[];
  readonly require?: readonly string[];
}

class Page {
  readonly lines: string[] = [];
  readonly #header: HeaderRecord;
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #cited = new Set<string>();

  constructor(header: HeaderRecord, rules: ReadonlyMap<string, Rule>) {
    this.#header = header;
    this.#rules = rules;
  }

  opening(contacts: number, refusals: number): void {
    const { account, accounts, borrower, name, lender, through } = this.#header;
    this.lines.push(
      '<!doctype html>',
      '<html lang="zh-CN">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
      '<meta name="viewport" content="width=device-width">',
      `<title>${html(WORDS.title)} ${html(account)}</title>`,
      '<style>',
      ...STYLE,
      '</style>',
      '</head>',
      '<body>',
      '<main>',
      `<h1>${html(WORDS.title)}</h1>`,
      `<p>${html(WORDS.what)}</p>`,
      '<dl>',
    );
    this.#pair(WORDS.lender, lender);
    this.#pair(WORDS.borrower, name === '' ? borrower : `${name} (${borrower})`);
    this.#pair(WORDS.account, accounts.length === 0 ? account : accounts.join(', '));
    this.#pair(WORDS.through, through);
    this.#pair(WORDS.clock, zoneText(this.#header.offset));
    this.#pair(WORDS.contacts, String(contacts));
    this.#pair(WORDS.refusals, String(refusals));
    this.lines.push('</dl>');
  }

  heading(words: string, count: number): void {
    this.lines.push(`<h2>${html(words)} (${count})</h2>`);
    if (count === 0) this.lines.push(`<p>${html(WORDS.none)}</p>`);
  }

  contact(one: Link, later: readonly Link[]): void {
    const data = fieldsOf(one.data);
    this.#begin(one, `${WAY_WORDS[text(data.way)] ?? text(data.way)}`);
    this.#pair(
      WORDS.sender,
      [data.sender, data.worker]
        .filter((part) => part !== null)
        .map(text)
        .join(', '),
    );
    this.#pair(WORDS.purpose, text(data.purpose));
    this.#pair(WORDS.debts, text(data.debts));
    if (data.template !== null) this.#pair(WORDS.template, text(data.template));
    this.lines.push('</dl>');
    this.#texts(one, data);
    this.#verdicts(WORDS.why, one);
    if (later.length > 0) {
      this.lines.push(`<p>${html(WORDS.later)}:</p>`, '<table>');
      for (const other of later) this.#row(other);
      this.lines.push('</table>');
    }
    this.lines.push('</section>');
  }

  refusal(one: Link): void {
    const data = fieldsOf(one.data);
    this.#begin(one, `${RESULT_WORDS[text(data.result)] ?? text(data.result)}`);
    this.#pair(WORDS.way, WAY_WORDS[text(data.way)] ?? text(data.way));
    this.lines.push('</dl>');
    this.#verdicts(WORDS.whyNot, one);
    this.lines.push('</section>');
  }

  table(words: string, records: readonly Link[]): void {
    this.heading(words, records.length);
    if (records.length === 0) return;
    const head = [WORDS.day, WORDS.kind, WORDS.data].map((one) => `<th scope="col">${html(one)}</th>`);
    this.lines.push('<table>', `<thead><tr>${head.join('')}</tr></thead>`);
    for (const one of records) this.#row(one);
    this.lines.push('</table>');
  }

  ending(): void {
    const cited = [...this.#cited].sort();
    this.lines.push(`<h2>${html(WORDS.rules)} (${cited.length})</h2>`, '<table>');
    for (const name of cited) {
      const rule = this.#rules.get(name);
      if (rule === undefined) continue;
      const strength = rule.strength === 'must' ? WORDS.must : WORDS.should;
      this.lines.push(
        `<tr><td><code>${html(name)}</code></td><td>${html(rule.source)}<br>${html(strength)}</td><td>${html(rule.says.zh)}<br>${html(rule.says.en)}</td></tr>`,
      );
    }
    this.lines.push('</table>', `<h2>${html(WORDS.how)}</h2>`, `<p>${html(WORDS.howTo)}</p>`, '</main>');
  }

  #begin(one: Link, title: string): void {
    this.lines.push(
      `<section id="r${one.record}">`,
      `<h3>${html(this.#when(one))} · ${html(title)} <code>#${one.record}</code></h3>`,
      '<dl>',
    );
    this.#pair(WORDS.day, one.day);
  }

  #pair(name: string, value: string): void {
    this.lines.push(`<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  }

  #texts(one: Link, data: Readonly<Record<string, unknown>>): void {
    const opened = (one.open ?? []).filter(({ name }) => name !== 'html');
    for (const { text: said } of opened) this.lines.push(`<blockquote>${html(said)}</blockquote>`);
    if (data.commits !== undefined && opened.length === 0) this.lines.push(`<p>${html(WORDS.erased)}</p>`);
  }

  #verdicts(title: string, { answer, data }: Link): void {
    const said = fieldsOf(answer ?? '').value as
      | { verdicts?: readonly Verdict[]; missing?: readonly string[] }
      | undefined;
    const result = text(fieldsOf(data).result);
    this.lines.push(`<p>${html(title)}: ${html(RESULT_WORDS[result] ?? result)}</p>`);
    if (said === undefined) return;
    const verdicts = said.verdicts ?? [];
    for (const { rule } of verdicts) this.#cited.add(rule);
    const speaking = verdicts.filter(({ outcome }) => outcome !== 'pass');
    if (speaking.length > 0) {
      this.lines.push('<ul>');
      for (const { rule, outcome, reasons, flags, require } of speaking) {
        const codes = [...(reasons ?? []), ...(flags ?? []), ...(require ?? [])].join(', ');
        const says = this.#rules.get(rule)?.says;
        this.lines.push(
          `<li><code>${html(rule)}</code> ${html(OUTCOME_WORDS[outcome] ?? outcome)}: ${html(says === undefined ? codes : both(says.zh, says.en))} <code>${html(codes)}</code></li>`,
        );
      }
      this.lines.push('</ul>');
    }
    if ((said.missing ?? []).length > 0)
      this.lines.push(`<p>${html(WORDS.missing)}: ${html((said.missing ?? []).join(', '))}</p>`);
    const passed = verdicts.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule);
    if (passed.length > 0)
      this.lines.push(`<p>${html(WORDS.passed)}: <code>${html(passed.join(', '))}</code></p>`);
  }

  #row(one: Link): void {
    const opened = (one.open ?? []).map(({ name, text: said }) => `${name}: ${said}`);
    const shown = [one.data, ...opened].map((part) => `<code>${html(part)}</code>`).join('<br>');
    this.lines.push(
      `<tr id="r${one.record}"><td>${html(this.#when(one))}</td><td>${html(KIND_WORDS[one.kind] ?? one.kind)} <code>#${one.record}</code></td><td>${shown}</td></tr>`,
    );
  }

  #when({ at, day }: Link): string {
    return at === undefined ? day : minuteText(at + this.#header.offset);
  }
}

/** "2026-11-30 12:00", of a minute of a clock. */
function minuteText(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

function zoneText(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `UTC${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? ''
      : JSON.stringify(value);
}

/** A text of one line as it stands in a page. A line end inside is written as what it is: the page counts lines. */
function html(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}
