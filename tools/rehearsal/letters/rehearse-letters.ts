/**
 * Is any letter issued with a hole in a name?
 *
 * Signed letters to people with rare names go through the press as in the product. A page that was set must read back with the whole name: the
 * text is taken out of the PDF by another program than the one that made it. A name that cannot be set must be refused with its sign.
 */
import { LETTER_SENDERS } from '../../../policy/house/letter-senders.ts';
import { formatDay } from '../../../rules/days.ts';
import { type Letter, orderedNumber, type SetLetter } from '../../../server/contact/letters/letter.ts';
import { LetterPress } from '../../../server/contact/letters/letter-press.ts';
import { lookAtPdf } from '../../../server/review/papers/pdf-look.ts';
import { NAME_KINDS, type NameKind, type RareName, rareNames } from './rare-names.ts';

/** What came of the letters of one kind of name. */
export interface KindFigures {
  set: number;
  /** By the sign that is missing. */
  readonly refused: Map<string, number>;
}

export interface LetterFigures {
  readonly kinds: ReadonlyMap<NameKind, KindFigures>;
  /** Names that do not stand on their page, or were refused for another reason: none, if all is well. */
  readonly faults: readonly string[];
  readonly pages: readonly { readonly name: RareName; readonly set: SetLetter }[];
}

const DAY = 20_780;
const SIGNATURE = 'FFluQo0w+4H7S67FWNZsFw7dFzI3s5kAZXMhrKxV4Wydlui8rvIltz1yED38OYgLn8aUn25s43ZOnJZD2no6DQ';

function letterTo({ name, kind }: RareName, place: number): Letter {
  const language = kind === 'latin' ? 'en' : 'zh-CN';
  const english = language === 'en';
  return {
    language,
    number: orderedNumber(`17-${1_000_000 + place}-1`),
    sender: { ...LETTER_SENDERS[language], signer: '' },
    recipient: [
      name,
      ...(english
        ? ['14 Harbour Street', 'LONDON']
        : ['浙江省杭州市余杭区五常街道', '西溪路 556 号', '310023']),
    ],
    mark: english ? 'Private and confidential' : '亲启',
    paper: {
      code: 'BAK8-AF8K',
      checkPage: 'https://anhuan.example/verify/BAK8AF8K',
      day: formatDay(DAY),
      subject: english ? 'About your account' : '关于您的账户',
      figures: [],
      attachments: [],
    },
    paragraphs: english
      ? [
          `${name}: under your agreement these payments have not arrived, £1,234.50 in all.`,
          'No further step has been decided for this account.',
        ]
      : [
          `${name}：以下款项至今未收到，合计 2,829.37 元，最长逾期 43 天。`,
          '本账户目前未决定采取进一步措施。',
        ],
    signature: {
      lawyer: english ? 'Shen Zhixing' : '沈知行',
      number: '13301201910254417',
      day: formatDay(DAY),
      key: '347CBA4832D01CFC',
      text: SIGNATURE.replace(/.{1,8}/g, '$& ').trim(),
    },
  };
}

const bare = (text: string) => text.replace(/\s/g, '').normalize('NFC');

/** Sets so many letters; `keep`: how many pages are given back for the eye. */
export async function rehearseLetters(count: number, seed: number, keep = 0): Promise<LetterFigures> {
  const press = new LetterPress();
  const kinds = new Map(
    NAME_KINDS.map((kind): [NameKind, KindFigures] => [kind, { set: 0, refused: new Map() }]),
  );
  const faults: string[] = [];
  const pages: LetterFigures['pages'][number][] = [];
  try {
    for (const [place, name] of rareNames(count, seed).entries()) {
      const set = await press.set(letterTo(name, place));
      const kind = kinds.get(name.kind)!;
      if ('refused' in set) {
        if (set.refused !== 'no-sign-for') faults.push(`${name.name}: ${set.refused} ${set.what}`);
        kind.refused.set(set.what, (kind.refused.get(set.what) ?? 0) + 1);
        continue;
      }
      kind.set += 1;
      if (!bare(textOf(set)).includes(bare(name.name)))
        faults.push(`${name.name} does not stand on its page`);
      if (pages.length < keep) pages.push({ name, set });
    }
  } finally {
    await press.close();
  }
  return { kinds, faults, pages };
}

/** What stands on the pages, as another program reads them. */
function textOf({ pdf }: SetLetter): string {
  const seen = lookAtPdf(pdf);
  return seen.state === 'read' ? seen.look.text : '';
}

/** The lines of the rehearsal's answer. */
export async function rehearseRareNames(
  { events, seed }: { readonly events: number; readonly seed: number },
  tell: (result: { what: string; runs: string; holds: boolean; note: string; seconds: number }) => void,
): Promise<void> {
  const began = performance.now();
  const { kinds, faults } = await rehearseLetters(events, seed);
  const told = [...kinds].map(([kind, { set, refused }]) => {
    const count = [...refused.values()].reduce((sum, one) => sum + one, 0);
    return `${kind} ${set} set, ${count} refused (${refused.size} signs)`;
  });
  tell({
    what: 'a letter to a rare name is set with every sign, or refused with the one that is missing',
    runs: `${events} letters`,
    holds: faults.length === 0,
    note: [...told, ...faults.slice(0, 5)].join('; '),
    seconds: (performance.now() - began) / 1000,
  });
}
