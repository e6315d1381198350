/**
 * How would a letter to this borrower look, may it be written, and who orders it?
 *
 * The studio's door, as far as letters go. The page is set with the account's own facts and the person's name masked; looking sends
 * nothing. An order is refused with the gate's own reasons, and that refusal is kept; what is ordered goes the way of every message.
 */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LETTER_FIRM } from '../../../policy/house/letter-senders.ts';
import { formatDay } from '../../../rules/days.ts';
import { covers } from '../../../rules/firms/letter-conditions.ts';
import type { Attempt } from '../../../rules/gate/situation.ts';
import type { Language } from '../../../rules/telling/language.ts';
import type { Composed } from '../../contact/compose.ts';
import { paragraphsOf } from '../../contact/letters/letter.ts';
import {
  type LetterWish,
  letterAttempt,
  letterWords,
  previewOf,
} from '../../contact/letters/letter-order.ts';
import { LetterPress } from '../../contact/letters/letter-press.ts';
import { letterOn, lettersSince, postalAddress } from '../../db/calls/letter-rows.ts';
import { sampleAccounts } from '../../db/contact/text-rows.ts';
import { engagementsInForce } from '../../db/firms/engagement-rows.ts';
import { readTold, type Told } from '../../db/reading/told-account.ts';
import { proposeLetter } from '../../firms/propose-letter.ts';
import { lawFor } from '../../gate/law-for.ts';
import { decide } from '../../gate/permit-desk.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { productOf } from '../borrower-api.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { proposalRefused } from '../firms/firm-refusals.ts';
import { askGate } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from '../machines/kept-answers.ts';
import { maskedName } from '../mask.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import { paperShown } from '../serving/attached.ts';
import {
  ByLetter,
  LetterAnswer,
  LetterAsked,
  LetterOrder,
  LetterOrdered,
  LettersAnswer,
  LettersAsked,
} from './letters-schema.ts';

const SHOWN_DAYS = 90;
/** Days since the oldest unpaid due day of accounts offered for a first look: the ladder writes from day 30 on. */
const SAMPLES = [
  [30, 59],
  [60, 400],
  [4, 29],
] as const;

/** The addresses under /api/studio/letters. */
export function lettersApi(house: House): FastifyPluginAsyncZod {
  const problems = problemsAt(400, 403, 404, 409);
  const tags = ['studio'];
  const press = new LetterPress();
  return async (app) => {
    app.addHook('onClose', () => press.close());
    app.get(
      '/letters',
      { schema: { tags, querystring: LettersAsked, response: { 200: LettersAnswer, 400: ProblemDetails } } },
      async ({ query }) => list(house, query),
    );
    app.get(
      '/letters/:account',
      {
        schema: {
          tags,
          params: ByLetter,
          querystring: LetterAsked,
          response: { 200: LetterAnswer, ...problems },
        },
      },
      async ({ params, query }) => one(house, params.account, query.language),
    );
    app.get(
      '/letters/:account/page',
      { schema: { tags, params: ByLetter, response: { 200: z.any(), ...problems } } },
      async ({ params }, reply) => {
        const { pdf } = await page(house, press, params.account);
        return paperShown(reply, pdf, 'letter-preview.pdf');
      },
    );
    app.post(
      '/letters/:account/orders',
      {
        config: ANSWER_KEPT,
        schema: {
          tags,
          params: ByLetter,
          headers: AnswerKeyHeader.partial(),
          body: LetterOrder,
          response: { 201: LetterOrdered, ...problems },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        const { by, language } = request.body;
        return reply.code(201).send({ order: await order(house, request.params.account, by, language) });
      },
    );
  };
}

async function list(
  { pool, ...house }: House,
  { size, after }: z.infer<typeof LettersAsked>,
): Promise<LettersAnswer> {
  const today = await house.today();
  const samples = await Promise.all(
    SAMPLES.map(([from, to]) => sampleAccounts(pool, today - to, today - from, 3)),
  );
  const behind = after === undefined ? null : readCursor(after, 4);
  const ordered = await lettersSince(pool, today - SHOWN_DAYS, size + 1, behind);
  return {
    today: formatDay(today),
    samples: samples.flat().map(({ slot, accountId, name, oldestDue }) => ({
      account: `${slot}-${accountId}`,
      name: maskedName(name),
      daysPastDue: today - oldestDue,
    })),
    next: nextOf(ordered, size, ({ day, slot, borrower, message }) => [day, slot, borrower, message]),
    ordered: ordered.slice(0, size).map(({ slot, borrower, message, name, account, day, ...rest }) => ({
      key: `${slot}-${borrower}-${message}`,
      account: `${slot}-${account}`,
      name: maskedName(name),
      day: formatDay(day),
      state: rest.state,
      why: rest.why,
      number: rest.number,
      tracking: rest.tracking,
      post: rest.post,
    })),
  };
}

/** An account with whom a letter about it would go to. */
async function wished(house: House, account: string): Promise<{ told: Told; wish: LetterWish }> {
  const [slot, number] = account.split('-');
  const told = await readTold(house.pool, { slot: Number(slot), accountId: BigInt(number!) });
  if (told === null) throw new Refused(404, 'There is no such account.');
  const key = { slot: told.key.slot, borrower: told.person.id };
  return { told, wish: { key, debts: [String(told.account.id)] } };
}

async function wordsFor(house: House, { person }: Told, wish: LetterWish) {
  const { language } = person;
  const at = house.now(await house.today());
  const words = await letterWords(house, wish, { name: maskedName(person.name), language }, at);
  if (words === null) throw new Refused(404, 'There is no such borrower.');
  return words;
}

/** The firm that would write about this account; where none is engaged, that of the preview. */
async function firmFor(house: House, told: Told): Promise<string> {
  const firms = await engagementsInForce(house.pool, await house.today());
  const { id } = productOf(house, told);
  return (firms.find((one) => covers(one, id, told.person.region)) ?? firms[0])?.firm ?? LETTER_FIRM;
}

async function askAbout(house: House, told: Told, words: Composed | null, language: Language) {
  const firm = await firmFor(house, told);
  const maker = { worker: null, agency: firm, firm };
  const asked = ({ at, ...attempt }: Attempt) => ({ ...letterAttempt(attempt, words, firm), at });
  const shown = await askGate(house, told, language, 'agent', ['letter'], asked, maker);
  return shown.ways[0]!;
}

async function one(house: House, account: string, language: Language): Promise<LetterAnswer> {
  const { told, wish } = await wished(house, account);
  const today = await house.today();
  const words = await wordsFor(house, told, wish);
  const { oldestDue } = told.account;
  return {
    account,
    name: maskedName(told.person.name),
    daysPastDue: oldestDue === null ? 0 : today - oldestDue,
    language: told.person.language,
    may: await askAbout(house, told, words.state === 'composed' ? words : null, language),
    page: words.state === 'composed' ? `/api/studio/letters/${account}/page` : null,
    unwritten: words.state === 'composed' ? null : words.told,
    addressed: (await postalAddress(house.pool, wish.key)) !== null,
    orderedToday: (await letterOn(house.pool, wish.key, today)) !== null,
  };
}

/** Stands in the window of a preview where none is recorded. */
const NO_ADDRESS: Readonly<Record<Language, string>> = {
  'zh-CN': '（未登记邮寄地址）',
  en: '(no address on file)',
};

/** The page, with the name masked in the window as well: the lines of the address are the person's own. */
async function page(house: House, press: LetterPress, account: string) {
  const { told, wish } = await wished(house, account);
  const words = await wordsFor(house, told, wish);
  if (words.state === 'refused')
    throw new Refused(409, words.told.en, [
      { where: 'account', what: words.why, todo: 'Choose another account.' },
    ]);
  const address = await postalAddress(house.pool, wish.key);
  const lines = address === null ? [NO_ADDRESS[told.person.language]] : paragraphsOf(address).slice(1);
  const recipient = [maskedName(told.person.name), ...lines];
  const set = await press.set(previewOf(words, recipient, await house.today()));
  if ('refused' in set)
    throw new Refused(409, 'The letter cannot be set.', [
      {
        where: 'account',
        what: `${set.refused}: ${set.what}`,
        todo: 'Correct the name or the address on file.',
      },
    ]);
  return set;
}

async function order(house: House, account: string, by: string, language: Language): Promise<string> {
  const { told, wish } = await wished(house, account);
  const words = await wordsFor(house, told, wish);
  if (words.state === 'refused')
    throw new Refused(409, words.told[language === 'en' ? 'en' : 'zh'], [
      { where: 'account', what: words.why, todo: 'Choose another account.' },
    ]);
  const may = await askAbout(house, told, words, language);
  if (!may.allowed) {
    await keepRefusal(house, told, wish, words);
    throw new Refused(409, may.headline, [
      ...may.missing.map((what) => ({ where: 'account', what, todo: may.again ?? '' })),
      ...may.speaking
        .filter(({ outcome }) => outcome !== 'missing')
        .map(({ told: found, says, source }) => ({
          where: 'account',
          what: `${found.join(' ')} ${says} (${source})`,
          todo: may.again ?? '',
        })),
    ]);
  }
  const done = await proposeLetter(house, told.key, by);
  if (done.state === 'refused') throw proposalRefused(done.why, done.lacks);
  return `${done.order.slot}-${done.order.borrower}-${done.order.order}`;
}

/** A refusal is a fact like a permit: the desk decides once more and keeps what it was decided from. */
async function keepRefusal(house: House, told: Told, { key }: LetterWish, words: Composed): Promise<void> {
  const { pool, collecting, products, ladder } = house;
  const today = await house.today();
  const { at: _, ...attempt } = attemptOf('letter', told.account.id, 0, collecting);
  await decide(pool, [{ key, attempt: letterAttempt(attempt, words, await firmFor(house, told)) }], {
    collecting,
    products,
    lawOf: (region) => lawFor(region, collecting),
    strategy: `${ladder.id}@${ladder.version}`,
    now: () => house.now(today),
  });
}
