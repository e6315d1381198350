/**
 * How does a reader see the index of a court bundle?
 *
 * The checklist with the exhibit that meets each item or the word that it is missing, then the exhibits with their digests: the same in the
 * file and in the check, so that it cannot say anything else than the records.
 */
import type { BundleRecord, EvidenceRecord, ExhibitRecord } from './evidence-records.ts';
import { both } from './readable-words.ts';

const WORDS = {
  bundle: both('诉讼材料', 'Court bundle'),
  court: both('法院', 'Court'),
  day: both('日期', 'Day'),
  complete: both('材料齐全', 'Complete'),
  incomplete: both('材料不齐全', 'INCOMPLETE'),
  item: both('清单项目', 'Checklist item'),
  source: both('依据', 'Source'),
  exhibit: both('证据编号', 'Exhibit'),
  missing: both('缺失', 'missing'),
  title: both('名称', 'Title'),
} as const;

/** The lines of the index; none in a file that is no bundle. `html`: writes a text as it stands in a page. */
export function bundleLines(records: readonly EvidenceRecord[], html: (text: string) => string): string[] {
  const bundle = records.find((one): one is BundleRecord => one.of === 'bundle');
  if (bundle === undefined) return [];
  const exhibits = records.filter((one): one is ExhibitRecord => one.of === 'exhibit');
  const [zh, en] = bundle.court;
  const head = (...words: string[]) =>
    `<thead><tr>${words.map((one) => `<th scope="col">${html(one)}</th>`).join('')}</tr></thead>`;
  const row = (...cells: string[]) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;
  const pair = (name: string, value: string) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`;
  return [
    `<h2>${html(WORDS.bundle)}</h2>`,
    '<dl>',
    pair(WORDS.court, both(zh, en)),
    pair(WORDS.day, bundle.day),
    '</dl>',
    `<p>${html(bundle.complete ? WORDS.complete : WORDS.incomplete)}</p>`,
    '<table>',
    head(WORDS.item, WORDS.source, WORDS.exhibit),
    ...bundle.items.map(({ says, source, exhibit }) =>
      row(
        html(both(says[0], says[1])),
        html(source),
        html(exhibit === null ? WORDS.missing : String(exhibit)),
      ),
    ),
    '</table>',
    '<table>',
    head(WORDS.exhibit, WORDS.title, 'SHA-256'),
    ...exhibits.map(({ number, title, sha256 }) =>
      row(html(String(number)), html(both(title[0], title[1])), `<code>${html(sha256)}</code>`),
    ),
    '</table>',
  ];
}
