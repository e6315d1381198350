/**
 * What is an agency today, by the papers that were granted, and how is a paper proposed and decided?
 *
 * One person proposes, another decides; what a paper that is granted brings about (the agency in the register, a collector's training and
 * card, everything recalled at an ending) happens in the transaction that grants it.
 */
import { agencyTermsOn } from '../../policy/house/agencies/agency-terms.ts';
import { CONTRACT_CLAUSES } from '../../policy/house/agencies/contract-clauses.ts';
import { isExamined, type Unfit, unfitFor } from '../../rules/agencies/agency-fitness.ts';
import { type AgencyFile, type AgencyPaper, agencyFile } from '../../rules/agencies/agency-paper.ts';
import { contractLacks, type Lack } from '../../rules/agencies/entrusting-contract.ts';
import {
  faultIn,
  isInForce,
  type PlacementRule,
  type RuleFault,
} from '../../rules/agencies/placement-rule.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { type TermsFault, termsFault } from '../../rules/reckoning/commission-terms.ts';
import { readNumber } from '../../rules/telling/registered.ts';
import {
  addPaper,
  decideRow,
  keptPapers,
  lockPaper,
  type PaperRow,
} from '../db/agencies/agency-paper-rows.ts';
import { keepStaff } from '../db/gate/fact-rows.ts';
import { endRegistered, enterRegister } from '../db/identity/register-rows.ts';
import { type Client, type Pool, type Queryable, transaction } from '../db/pool.ts';
import { storedText, valueIn } from '../gate/stored-text.ts';
import { recallAgency } from './give-back.ts';

/** A paper that waits for somebody else. */
export interface Waiting extends Omit<PaperRow, 'data'> {
  readonly content: AgencyPaper;
}

/** All agencies as they stand, the rules of placement, and what waits to be decided. */
export interface Agencies {
  readonly files: ReadonlyMap<string, AgencyFile>;
  /** With the paper that made each; a later one of the same name takes its place. */
  readonly rules: readonly { readonly rule: PlacementRule; readonly paper: number }[];
  readonly waiting: readonly Waiting[];
}

const contentOf = ({ data }: Pick<PaperRow, 'data'>) => valueIn(data) as AgencyPaper;

/** Reads and folds everything. Agencies are few. */
export async function readAgencies(db: Queryable): Promise<Agencies> {
  const rows = await keptPapers(db);
  const granted = rows.filter(({ verdict }) => verdict === 'granted');
  const files = new Map<string, AgencyFile>();
  for (const [agency, papers] of Map.groupBy(granted, (row) => row.agency)) {
    const file = agencyFile(agency, papers.map(contentOf));
    if (file !== null) files.set(agency, file);
  }
  const rules = new Map<string, Agencies['rules'][number]>();
  for (const row of granted) {
    const content = contentOf(row);
    if (content.kind === 'rule') rules.set(content.rule.id, { rule: content.rule, paper: row.paper });
  }
  const waiting = rows
    .filter(({ verdict }) => verdict === null)
    .map(({ data, ...row }) => ({ ...row, content: contentOf({ data }) }));
  return { files, rules: [...rules.values()], waiting };
}

/** Why an agency may not work on a day; none: it may. */
export function unfitOn(agencies: Agencies, agency: string, day: Day): readonly Unfit[] {
  return unfitFor(agencies.files.get(agency) ?? null, day, agencyTermsOn(day), CONTRACT_CLAUSES);
}

/** Whether a person works for the agency and may on that day. */
export function mayCollect(agencies: Agencies, agency: string, worker: string, day: Day): boolean {
  const one = agencies.files.get(agency)?.collectors.find((collector) => collector.worker === worker);
  return one !== undefined && isExamined(one, day, agencyTermsOn(day));
}

/** The rules in force on a day. */
export function rulesOn(agencies: Agencies, day: Day): Agencies['rules'] {
  return agencies.rules.filter(({ rule }) => isInForce(rule, day));
}

/** What is wrong with a paper beside a contract's clauses. */
export type PaperFault =
  | RuleFault
  | TermsFault['fault']
  | 'number'
  | 'not-let-in'
  | 'card'
  | 'works-elsewhere';

export type Proposed =
  | { readonly state: 'proposed'; readonly paper: number }
  | { readonly state: 'lacking'; readonly lacks: readonly Lack[] }
  | { readonly state: 'faulty'; readonly fault: PaperFault };

/** Keeps a proposal; a contract that lacks what the law names is none. */
export async function proposePaper(
  pool: Pool,
  agency: string,
  content: AgencyPaper,
  by: string,
  day: Day,
): Promise<Proposed> {
  if (content.kind === 'contract') {
    const lacks = contractLacks(content.contract, CONTRACT_CLAUSES, agencyTermsOn(day).mostRecoveredPpm);
    if (lacks.length > 0) return { state: 'lacking', lacks };
  }
  const fault = await faultOf(pool, agency, content, day);
  if (fault !== null) return { state: 'faulty', fault };
  const data = storedText(content);
  const paper = await addPaper(pool, { agency, kind: content.kind, data, day, by });
  return { state: 'proposed', paper };
}

async function faultOf(
  pool: Pool,
  agency: string,
  content: AgencyPaper,
  day: Day,
): Promise<PaperFault | null> {
  if (content.kind === 'admission') return readNumber(agency) === null ? 'number' : null;
  const { files } = await readAgencies(pool);
  if (content.kind === 'rule') {
    const stranger = content.rule.shares.find((one) => !files.has(one.agency));
    return faultIn(content.rule) ?? (stranger === undefined ? null : 'not-let-in');
  }
  if (!files.has(agency)) return 'not-let-in';
  if (content.kind === 'commission') return termsFault(content.terms, day)?.fault ?? null;
  if (content.kind !== 'examination') return null;
  if (readNumber(content.card) === null) return 'card';
  const elsewhere = [...files.values()].some(
    (file) => file.agency !== agency && file.collectors.some(({ worker }) => worker === content.worker),
  );
  return elsewhere ? 'works-elsewhere' : null;
}

export type DecidedPaper = 'granted' | 'refused' | 'no-such-paper' | 'own-proposal' | 'no-longer-right';

/** Decides a paper that somebody else proposed. */
export async function decidePaper(
  pool: Pool,
  paper: number,
  decision: { readonly verdict: 'granted' | 'refused'; readonly by: string; readonly why: string },
  day: Day,
  at: Minute,
): Promise<DecidedPaper> {
  return transaction(pool, async (client) => {
    const row = await lockPaper(client, paper);
    if (row === null || row.verdict !== null) return 'no-such-paper';
    if (row.by === decision.by) return 'own-proposal';
    const content = contentOf(row);
    const isGranted = decision.verdict === 'granted';
    // The clauses of the day on which it is granted are what counts.
    if (
      isGranted &&
      content.kind === 'contract' &&
      contractLacks(content.contract, CONTRACT_CLAUSES, agencyTermsOn(day).mostRecoveredPpm).length > 0
    )
      return 'no-longer-right';
    if (isGranted && content.kind === 'commission' && termsFault(content.terms, day) !== null)
      return 'no-longer-right';
    await decideRow(client, paper, { day, ...decision });
    if (isGranted) await bringAbout(client, row.agency, content, day, at);
    return decision.verdict;
  });
}

async function bringAbout(
  client: Client,
  agency: string,
  content: AgencyPaper,
  day: Day,
  at: Minute,
): Promise<void> {
  const number = readNumber(agency) ?? agency;
  switch (content.kind) {
    case 'admission':
      await keepStaff(client, [], [{ id: agency, lawFirm: content.lawFirm }]);
      await enterRegister(client, [{ kind: 'agency', id: number, name: content.name, actsFor: null }]);
      return;
    case 'examination': {
      const { worker, card, passed, name, on } = content;
      const terms = agencyTermsOn(day);
      const trained = isExamined({ worker, card, passed, name, examinedOn: on }, day, terms);
      await keepStaff(client, [{ id: worker, trained, certified: null }], []);
      await keepCard(client, number, worker, card, trained);
      return;
    }
    case 'ending':
      await recallAgency(client, agency, 'agency-unfit', day, at);
      await endRegistered(client, 'agency', number);
      return;
    default:
      return;
  }
}

/** A collector's number and card in the public register: they stand for him while he may work. His name is nobody's business there. */
async function keepCard(
  client: Client,
  agency: string,
  worker: string,
  card: string,
  good: boolean,
): Promise<void> {
  for (const [kind, text] of [
    ['worker', worker],
    ['card', card],
  ] as const) {
    const id = readNumber(text);
    if (id === null) continue;
    if (good) await enterRegister(client, [{ kind, id, name: { zh: text, en: text }, actsFor: agency }]);
    else await endRegistered(client, kind, id);
  }
}

/** Collectors whose year is over: from this day on the gate knows them as not examined, and their cards no longer count. */
export async function endTraining(client: Client, agencies: Agencies, day: Day): Promise<number> {
  const terms = agencyTermsOn(day);
  let ended = 0;
  for (const { agency, collectors, isEnded } of agencies.files.values())
    for (const one of collectors) {
      if (!isEnded && isExamined(one, day, terms)) continue;
      await keepStaff(client, [{ id: one.worker, trained: false, certified: null }], []);
      await keepCard(client, readNumber(agency) ?? agency, one.worker, one.card, false);
      ended += 1;
    }
  return ended;
}
