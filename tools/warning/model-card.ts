/**
 * What must somebody know who is about to use an early warning: what it was made from, how good it is, to whom, and what it is not for?
 *
 * The page docs/warning-model.md is written from measured figures; no number on it is typed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookFigures } from './book-watch.ts';
import type { GroupQuality } from './cross-check.ts';
import { jsonText } from './model-file.ts';
import type { Quality, Tenth, Threshold } from './score-quality.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FIGURES_FILE = join(ROOT, 'policy', 'warning', 'card-figures.json');
const CARD_FILE = join(ROOT, 'docs', 'warning-model.md');

/** What training measured. `quality` and everything after it but `seen`: on rows the model had not seen. */
export interface TrainedFigures {
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly duplicates: number;
  readonly facts: number;
  readonly pairs: number;
  readonly quality: Quality;
  readonly plain: Quality;
  readonly foldAuc: readonly number[];
  readonly tenths: readonly Tenth[];
  readonly thresholds: readonly Threshold[];
  readonly groups: readonly GroupQuality[];
  /** The kept model on the very rows it was learnt from: no measure of quality, but what a check must find again. */
  readonly seen: Quality;
}

export interface CardFigures {
  readonly trained: TrainedFigures | null;
  readonly book: BookFigures | null;
}

/** The figures that were kept; null before the first training. */
export function keptFigures(): CardFigures | null {
  return existsSync(FIGURES_FILE) ? (JSON.parse(readFileSync(FIGURES_FILE, 'utf8')) as CardFigures) : null;
}

/** Keeps figures, and writes the card from them. */
export function keepFigures(figures: CardFigures): void {
  writeFileSync(FIGURES_FILE, `${jsonText(figures)}\n`);
  writeFileSync(CARD_FILE, cardText(figures));
}

const three = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–');
const four = (value: number): string => (Number.isFinite(value) ? value.toFixed(4) : '–');
const percent = (value: number): string => (Number.isFinite(value) ? `${(value * 100).toFixed(1)} %` : '–');
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** The whole page. */
export function cardText({ trained, book }: CardFigures): string {
  return `${[
    OPENING,
    ...(trained === null ? [] : [dataPart(trained), qualityPart(trained), fairPart(trained)]),
    ...(book === null ? [] : [bookPart(book)]),
    NOT_FOR,
  ].join('\n\n')}\n`;
}

const OPENING = `# Early warning: the model card

Two things warn early, and they are not the same.

* **The card model** (\`policy/warning/card-model.json\`) says how likely a card's next payment is missed. It was made from cards in Taiwan in 2005 and is measured on them. It scores files of that form and is kept ready for a lender's own cards; **the product does not act on it.**
* **The watch** (\`rules/warning/row-watch.ts\`) looks at our own accounts and plans before a payment is due. Nobody has data yet from which a model of kept plans could be made, so it is a rule that everybody can read: a few facts, a few points each. Inside an agreement it looks at the agreement's own rows, past due or not: rows missed, an agreement broken before, how much is paid, whether the borrower wrote and whether any number of his still works; what came of a row is judged by money.

Whatever warns, the answer is help: a reminder at the hour the borrower chose, another date, a smaller payment. Never pressure, at most once for each payment, through the gate like every contact, and he can turn it off. A reminder after a promise can itself
do harm (Saulītis 2023: a further reminder may trigger a new default), and reminders do nothing for people who pay on time (Barboni and others 2022): hence few, and a share that is held out so that the effect can be seen.

\`\`\`sh
./anhuan warn train cards.csv.gz            # learns, measures, writes model, figures and this page
./anhuan warn score cards.csv.gz --json     # a score with its reasons for every row, in order
./anhuan warn book --write                  # lead time and false alarms on the made-up book
./anhuan warn card                          # the figures
\`\`\``;

function dataPart(t: TrainedFigures): string {
  return `## The card model: data

* **Data**: Yeh, I-Cheng (2009). *Default of Credit Card Clients* [Dataset]. UCI Machine Learning Repository, https://doi.org/10.24432/C55S3H, licensed CC BY 4.0. Paper: Yeh and Lien (2009), Expert Systems with Applications 36(2), 2473–2480. Changed: two thirds of the rows, chosen by a digest of their features. The data are not part of this repository.
* **File**: \`${t.file}\`, ${t.rows.toLocaleString('en')} rows, SHA-256 \`${t.sha256}\`; ${t.duplicates} rows repeat another. Outcome: the payment of the next month was missed (${percent(t.quality.missed / t.rows)}).
* **Split**: five folds by the SHA-256 of a row's features, so that equal rows never stand on both sides. Every figure below is of rows that the scoring model had not seen.
* **Facts**: ${t.facts} facts from six months of status, bills, payments and use of the limit, and ${t.pairs} pairs of them. Sex, age, schooling and marriage are not read: the type the model is given has no field for them. The limit counts only as what bills and payments are compared with. Amounts are measured in the book's own median bill, so that the model knows no currency.
* **Form**: a sum of tables in whole numbers (an additive model, boosted; seed 20261122), so the reasons *are* the score: base and reasons sum to it exactly, and the scorer is the very code the trainer measured with. What a single fact says may only rise or only fall where that is plain (later is never better); the tables of pairs are free.`;
}

function qualityPart(t: TrainedFigures): string {
  const line = (name: string, q: Quality) =>
    row(name, four(q.auc), four(q.ks), four(q.brier), four(q.calibrationError));
  return `## The card model: how good

${table(
  ['', 'AUC', 'KS', 'Brier', 'calibration error (10 ranges)'],
  [
    line('**the model**', t.quality),
    line('one logistic regression on the same facts', t.plain),
    row('wanted', '≥ 0.78', '≥ 0.42', '', '≤ 0.02'),
  ],
)}

AUC of each fold: ${t.foldAuc.map(three).join(', ')}. A published measure for comparison: a plain logistic regression without protected attributes reached AUC 0.779, KS 0.420, Brier 0.1345 on other rows of the same data.

**Is what is said what comes?**

${table(
  ['said', 'rows', 'said on average', 'came'],
  t.tenths.map((one) =>
    row(
      `${Math.round(one.from * 100)}–${Math.round(one.from * 100) + 10} %`,
      one.rows,
      percent(one.said),
      percent(one.came),
    ),
  ),
)}

**What helping from a threshold on would mean.** 40 % is the one in use.

${table(
  ['from', 'alarms', 'of those who miss, caught', 'of those who pay, alarmed', 'of the alarms, right'],
  t.thresholds.map((one) =>
    row(
      `${one.ppm / 10_000} %`,
      percent(one.alarms),
      percent(one.caught),
      percent(one.falseAlarms),
      percent(one.right),
    ),
  ),
)}`;
}

function fairPart(t: TrainedFigures): string {
  const gap = (pick: (one: GroupQuality) => number, trait: string): number => {
    const values = t.groups.filter((one) => one.trait === trait).map(pick);
    return Math.max(...values) - Math.min(...values);
  };
  const traits = [...new Set(t.groups.map(({ trait }) => trait))];
  const gaps = traits
    .map((trait) => `${trait} ${(gap(({ at }) => at.falseAlarms, trait) * 100).toFixed(1)} points`)
    .join(', ');
  return `## The card model: fair to whom

The traits are read for this table alone. "Alarmed" is the share of those who then paid and would have been offered help all the same.

${table(
  ['trait', 'group', 'rows', 'AUC', 'alarmed though paid', 'caught', 'said', 'came'],
  t.groups.map((one) =>
    row(
      one.trait,
      one.group,
      one.quality.rows,
      three(one.quality.auc),
      percent(one.at.falseAlarms),
      percent(one.at.caught),
      percent(one.said),
      percent(one.came),
    ),
  ),
)}

The widest gaps in false alarms: ${gaps}. Where a group misses more payments, a score that is right on average raises more alarms in it, and more of them are false: the figures cannot all be made equal at once while the rates differ.
What the alarm leads to decides whether that is unjust: here it is an offer of help that can be declined and turned off, so a false one costs a message. It would be unjust if the score were used to refuse, to price or to press; it is not, and must not be.
Calibration by group (said against came) shows where the model says too much or too little of a group; a lender repeats this table on his own book before use.`;
}

function bookPart(b: BookFigures): string {
  return `## The watch: lead time and false alarms

On the made-up book (\`./anhuan warn book\`, seed ${b.seed}, ${b.borrowers.toLocaleString('en')} borrowers, ${b.months} months after ${b.unwatched} that only teach it; how its borrowers pay is calibrated on published figures, [calibration.md](calibration.md)). It shows that the rule does what it says on borrowers made by rules; it does not show what real borrowers do.

${table(
  [
    '',
    'payments due',
    'missed',
    'alarms',
    'missed with an alarm before',
    'paid, but alarmed',
    'of the alarms, right',
    'lead time, median (a tenth at most)',
  ],
  b.lines.map((one) =>
    row(
      one.name,
      one.due,
      percent(one.missed / one.due),
      percent(one.alarms / one.due),
      percent(one.caught / Math.max(1, one.missed)),
      percent(one.falseAlarms / Math.max(1, one.due - one.missed)),
      percent(one.caught / Math.max(1, one.alarms)),
      one.leadMedian === null ? '–' : `${one.leadMedian} days (${one.leadShort})`,
    ),
  ),
)}

Lead time: days from the first alarm to the due day of the payment that was then missed; it cannot be longer than the seven days ahead at which the watch first looks.

**What helping from so many points on would mean.** In use: ${b.helpFrom.instalment} for instalments, ${b.helpFrom.bill} for bills, ${b.helpFrom.plan} inside agreements.

${thresholdTable(b)}

${BILLS_CEILING}

${PLANS_MADE_UP}`;
}

const thresholdTable = (b: BookFigures): string =>
  table(
    [
      '',
      'from',
      'alarms',
      'missed with an alarm before',
      'paid, but alarmed',
      'of the alarms, right',
      'lead time',
    ],
    b.thresholds.map((one) =>
      row(
        one.name,
        one.used ? `**${one.from}**` : one.from,
        percent(one.alarms),
        percent(one.caught),
        percent(one.falseAlarms),
        percent(one.right),
        one.lead === null ? '–' : `${one.lead} days`,
      ),
    ),
  );

const BILLS_CEILING = `**Why three alarms in four about bills are in vain.** A higher threshold makes them fewer, not truer: who is left out is as likely to miss as who is kept. The made-up borrowers set the limit: whoever is often late misses a bill in 29.5 % after one paid in full and in 40.5 % while a balance revolves, by a
coin that no fact shows beforehand, and no sum of facts (lateness of twelve bills, of the last, what was carried over) reaches 30 %. Late before says less of bills than of instalments. The first look is at seven days or not at all, so the lead time does not change with the threshold. On real cards the model above is right in 62 % of its alarms: a lender with bills of his own learns from them instead.`;

const PLANS_MADE_UP = `**Inside agreements** the rows are made up from three published figures, because nobody publishes how single rows are kept: three in ten plans are not completed (LendingClub's hardship plans: 71.1 % are), three quarters of those without ever a payment (CFPB 2017), and a payment is late in
14.4 % after one in time and in 39.5 % after a late one (SuperLender). So the table shows that the rule sees what those figures imply, no more. A plan's first row has nothing behind it but what was broken before: a first row that is never paid is not foreseen at 30 points, and at 20 every first row would be reminded, two thirds of them in vain.
Whether the borrower wrote, and whether any number of his still works, counts in the product and is not in the table: no published figure says how much.`;

const NOT_FOR = `## What it must not be used for

* To refuse, end or price credit, to lower a limit, to choose who is called harder, to report anybody, to decide a plan. A score routes to help and to people; it decides nothing by itself.
* On products, places or years it was not measured on, as if the figures above held there: Taiwan in 2005 had a card crisis. A lender learns it anew from his own cards with the same command, and reads the card again.
* On plans: the card model knows no promise. Until data exist, the watch's rule is all there is.
* As a reason told to the borrower that he could not check: what he reads are facts of his own account.`;
