/**
 * What proves that an agency gave everything back and deleted what it had?
 *
 * A text with its declaration, its words and the digest over every case, signed by the house's key in the transaction that keeps the
 * declaration; the same as a paper that lists every case. Whoever has the text, the signature and the published key can check it alone.
 */
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { CertificateRow, DeclaredCase } from '../db/reckoning/certificate-rows.ts';
import { NOTE_WORDS } from './note-words.ts';
import type { SettlementPaper } from './settlement-paper.ts';

/** The text that is signed. */
export function certificateText(one: {
  readonly declaration: number;
  readonly agency: string;
  readonly day: Day;
  readonly cases: number;
  readonly digest: string;
}): string {
  const { declaration, agency, day, cases, digest } = one;
  return `anhuan agency certificate 1\n${declaration}\n${agency}\n${formatDay(day)}\n${cases}\n${digest}`;
}

/** The texts of the certificate. */
export function certificateTexts(
  row: CertificateRow,
  cases: readonly DeclaredCase[],
  name: string,
  language: Language,
): SettlementPaper {
  const words = NOTE_WORDS[language];
  const { declaration, agency, day, by, digest, key, signature } = row;
  return {
    ...{ language, day: formatDay(day), page: words.page, title: words.certificate },
    about: words.declares(`${name} (${agency})`),
    house: LETTERHEADS[language].lender,
    pairs: [
      [words.declared, String(declaration)],
      [words.declaredOn, formatDay(day)],
      [words.declaredBy, by],
      [words.cases, String(row.cases)],
      [words.words, row.words],
    ],
    blocks: [
      {
        ...{ title: words.cases, size: 8, wide: false, head: words.caseHead, numbers: [] },
        rows: cases.map(({ slot, accountId, number, beginsOn, endedOn, endedWhy }) => [
          ...[`${slot}-${accountId}-${number}`, formatDay(beginsOn), formatDay(endedOn)],
          words.reasons[endedWhy] ?? endedWhy,
        ]),
      },
    ],
    notes: [],
    signature: [
      `${words.digest}: ${digest}`,
      `${words.signed}, ${key}:`,
      ...(signature.match(/.{1,64}/g) ?? []),
    ],
  };
}
