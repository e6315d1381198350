/**
 * What is to be said in this talk, with this person's own figures, and what was said?
 *
 * The stage follows from the book; figures are those of the ledger. His name and the check code stand as holes until a call has begun:
 * only then may they be shown.
 */

import { TALK_CARDS } from '../../../policy/house/desk/talk-cards.ts';
import { TALK_GUIDE } from '../../../policy/house/desk/talk-guide.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { daysPastDueOf } from '../../../rules/arrears.ts';
import type { Day } from '../../../rules/days.ts';
import { type Asking, DEBT_FACTS, debtsToAsk, type ToldDebt } from '../../../rules/telling/debt-facts.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { fillIn } from '../../../rules/words/placeholder.ts';
import { linesOf, stageOf, type TalkLine, type TalkStage, unsaid } from '../../../rules/work/talk-stage.ts';
import { readAddressed } from '../../db/calls/call-debts.ts';
import { type CallKey, readCall } from '../../db/calls/call-rows.ts';
import { mattersOf } from '../../db/desk/matter-rows.ts';
import { keepSaid, saidIn } from '../../db/desk/note-rows.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { lawFor } from '../../gate/law-for.ts';
import { productOf } from '../borrower-api.ts';
import type { House } from '../house.ts';
import type { GuideAnswer, SaidAnswer } from './desk-schema.ts';
import type { Looking } from './person-view.ts';

/** The script of a talk with the person of these debts. `language`: his, not the agent's. */
export async function guideFor(
  house: House,
  debts: readonly Told[],
  { worker, agency, language }: Looking,
): Promise<GuideAnswer> {
  const today = await house.today();
  const [first] = debts;
  if (first === undefined) throw new Error('a talk is with somebody who has a debt');
  const matters = await mattersOf(
    house.pool,
    { slot: first.key.slot, borrower: first.person.id },
    agency === null,
  );
  const stage = stageOf({
    daysPastDue: Math.max(...debts.map((told) => daysPastDueOf(told.account, today, productOf(house, told)))),
    broken: debts.some(hasBroken),
    hardship: matters.some(({ care }) => care),
  });
  const facts = { ...houseFacts(worker, language), ...debtFacts(house, debts, stage, today, language) };
  const say = (text: { readonly zh: string; readonly en: string }) =>
    fillIn(language === 'en' ? text.en : text.zh, facts);
  return {
    stage,
    lines: spoken(house, first.person.region, stage, facts).map(({ id, part, must, say: text }) => ({
      line: id,
      part,
      say: say(text),
      must: must.map(({ source }) => source),
    })),
    cards: TALK_CARDS.map(({ id, heard, say: text, leads }) => ({
      card: id,
      heard: language === 'en' ? heard.en : heard.zh,
      say: say(text),
      leads,
    })),
  };
}

/** An agreement broke and none lives since. */
function hasBroken({ account, events }: Told): boolean {
  const last = events.findLast(({ body }) => body.type === 'plan');
  return account.plan === null && last?.body.type === 'plan' && last.body.state === 'broken';
}

function houseFacts(worker: string | null, language: Language): Record<string, string> {
  const { lender, answer, complaint } = LETTERHEADS[language];
  const agent =
    worker === null
      ? LETTERHEADS[language].agent
      : language === 'en'
        ? `agent ${worker}`
        : ` ${worker} 号客服`;
  return { lender, answer, complaint, agent };
}

/** Facts of the ledger; none where nothing is to be asked about. */
function debtFacts(
  house: House,
  debts: readonly Told[],
  stage: TalkStage,
  day: Day,
  language: Language,
): Record<string, string> {
  const asking: Asking = stage === 'before-due' ? 'due-soon' : 'overdue';
  const filed = debts.map((told) => ({ account: told.account, product: productOf(house, told) }));
  const [one, ...more] = debtsToAsk(filed, asking, day);
  if (one === undefined) return {};
  const told: [ToldDebt, ...ToldDebt[]] = [one, ...more];
  const writing = { language, day, short: false };
  return Object.fromEntries([...DEBT_FACTS].map(([name, tell]) => [name, tell(told, writing)]));
}

/** A line whose figures nobody has is left out: a script with a hole is never read. */
function spoken(
  house: House,
  region: string,
  stage: TalkStage,
  facts: Readonly<Record<string, string>>,
): TalkLine[] {
  const { collecting } = house;
  const { jurisdictions } = lawFor(region, collecting);
  const third = collecting.collector.kind === 'third-party-collector';
  const later = new Set(['name', 'code']);
  return linesOf(TALK_GUIDE, stage, jurisdictions, third).filter(({ say }) =>
    [...say.zh.matchAll(/\{(\w+)\}/g)].every(([, name]) => later.has(name!) || facts[name!] !== undefined),
  );
}

/** Keeps which lines were read in a call, and says which of those that must be are not. */
export async function keepLines(
  house: House,
  call: CallKey,
  lines: readonly string[],
): Promise<SaidAnswer | null> {
  const row = await readCall(house.pool, call);
  const person = await readAddressed(house.pool, call);
  if (row === null || person === null) return null;
  const known = new Set(TALK_GUIDE.map(({ id }) => id));
  const at = house.now(await house.today());
  await keepSaid(
    house.pool,
    call,
    lines.filter((line) => known.has(line)),
    row.worker,
    at,
  );
  const said = await saidIn(house.pool, call);
  const { jurisdictions } = lawFor(person.region, house.collecting);
  const third = house.collecting.collector.kind === 'third-party-collector';
  // The stage is the talk's own: what must be said at every stage is asked for, and of the rest what was begun.
  const everywhere = linesOf(TALK_GUIDE, 'early', jurisdictions, third);
  return { said, unsaid: unsaid(everywhere, said) };
}
