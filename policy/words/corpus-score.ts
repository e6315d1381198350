/**
 * How many sentences of the corpus does the lint judge rightly?
 *
 * Precision: of the sentences it refuses, how many are unlawful. Recall: of the unlawful ones, how many it refuses. Every
 * sentence is judged as a sentence of a talk with the debtor himself, under China's law for Chinese ones, under the United
 * States' and Britain's for English ones, and the house's rules for both.
 */
import type { Day } from '../../rules/days.ts';
import { checkFilled, type TextFinding, type Use } from '../../rules/words/text-check.ts';
import type { Sample } from './word-corpus.ts';
import { wordBookOf } from './word-packs.ts';

export interface Score {
  readonly sentences: number;
  readonly precision: number;
  readonly recall: number;
  /** Judged wrongly, with what was found. */
  readonly wrong: readonly { readonly sample: Sample; readonly found: readonly TextFinding[] }[];
}

const BOOKS = { zh: wordBookOf(['CN']), en: wordBookOf(['US-FED', 'UK']) };

/** Somebody who owes, is known to be himself, at his own number, on a debt that can still be claimed. */
export function plainUse(day: Day): Use {
  return {
    day,
    excerpt: true,
    sender: null,
    way: 'in-app',
    form: null,
    hearer: {
      role: 'debtor',
      identityChecked: true,
      bound: false,
      sharesDebt: false,
      atAnothers: false,
      agreedToAdvertising: false,
    },
    addressee: 'named',
    claimsTrue: undefined,
    fromLawyer: false,
    advertising: false,
    asks: true,
    collector: {
      id: 'anhuan',
      kind: 'third-party-collector',
      records: true,
      allowsPersonalDevices: false,
      ownName: true,
    },
    debtKinds: ['card'],
    timeBarred: false,
    refusedAsBarred: false,
    restOwed: null,
  };
}

export function scoreOf(samples: readonly Sample[], day: Day): Score {
  const judged = samples.map((sample) => {
    const book = /\p{Script=Han}/u.test(sample.text) ? BOOKS.zh : BOOKS.en;
    return { sample, found: checkFilled({ body: sample.text, outer: null }, {}, plainUse(day), book) };
  });
  const refused = judged.filter(({ found }) => found.length > 0);
  const right = refused.filter(({ sample }) => !sample.lawful).length;
  const unlawful = samples.filter(({ lawful }) => !lawful).length;
  return {
    sentences: samples.length,
    precision: refused.length === 0 ? 1 : right / refused.length,
    recall: unlawful === 0 ? 1 : right / unlawful,
    wrong: judged.filter(({ sample, found }) => sample.lawful !== (found.length === 0)),
  };
}
