/**
 * How is a dispute taken in, once, and what rests from that moment on?
 *
 * One transaction: what is disputed of a debt becomes a fact of the person's log (the gate then refuses every way), an account that is
 * disputed whole is paused as its product says, a message is judged at once and repaired. The same request again, and the same
 * message again, find the case that is there. Accounts are locked before the person.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Day } from '../../rules/days.ts';
import { outcomeBy, portionOf, unanswerableOf } from '../../rules/dispute/dispute-kinds.ts';
import { notOurs, type Unanswerable, unclear } from '../../rules/dispute/message-verdict.ts';
import type { EvidenceLine } from '../../rules/dispute/verdict-words.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Rules } from '../day-end/closer.ts';
import {
  type DisputeRow,
  disputesOf,
  disputesSince,
  endDispute,
  keepDispute,
  readDispute,
} from '../db/disputes/dispute-rows.ts';
import { keepRepairs, type RepairRow } from '../db/disputes/repair-rows.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import type { DisputeStep } from '../gate/person-log.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { storedText } from '../gate/stored-text.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { type Brought, MOST_A_DAY, type Refusal, type Taken } from './brought-dispute.ts';
import { clockFor, isTakenAsWritten } from './dispute-clock.ts';
import { findTold } from './find-told.ts';
import { type Judging, judgeMessage, type VerdictGiven } from './judge-message.ts';
import { repairContact } from './repair-contact.ts';
import { digestOf, linesIn, repeatedBy } from './said-before.ts';

/** What disputes are taken with. */
export interface DisputeRoom extends Judging, Rules {
  readonly collecting: Collecting;
}

const A_DAY = 1_440;
/** A pause lasts until it is decided; this only bounds it. */
const PAUSED_AT_MOST = 366;

/** Takes a dispute in. */
export async function takeDispute(
  pool: Pool,
  brought: Brought,
  room: DisputeRoom,
  today: Day,
  known: Known,
): Promise<Taken> {
  const digest = digestOf(brought);
  if (brought.told?.at != null && brought.told.at > known.at) return no('in-the-future');
  return transaction(pool, async (client) => {
    const silence = new Silence(known);
    const taking = new Taking(client, brought, room, today, known, silence);
    // What the request made before is looked for first without a lock, so that nothing is paused for a repeated one.
    const earlier = await taking.earlier(digest);
    if (earlier !== null) return earlier;
    const repeats = await repeatedBy(client, brought);
    const paused = brought.kind === 'message' || repeats !== null ? [] : await taking.pause();
    await lockBorrowers(client, [brought.key]);
    const beside = await taking.earlier(digest);
    if (beside !== null) return beside;
    if ((await disputesSince(client, brought.key, known.at - A_DAY)) >= MOST_A_DAY) return no('too-many');
    const taken =
      brought.kind === 'message' ? await taking.message(digest) : await taking.debt(digest, repeats, paused);
    return 'refused' in taken ? taken : { ...taken, fallen: await silence.fall(client) };
  });
}

const no = (refused: Refusal): Taken => ({ state: 'refused', refused });

/** Who decides where the record alone does. */
export const BY_RECORD = 'record';

class Taking {
  readonly #client: Client;
  readonly #brought: Brought;
  readonly #room: DisputeRoom;
  readonly #today: Day;
  readonly #at: Minute;
  readonly #silence: Silence;

  constructor(
    client: Client,
    brought: Brought,
    room: DisputeRoom,
    today: Day,
    known: Known,
    silence: Silence,
  ) {
    this.#client = client;
    this.#brought = brought;
    this.#room = room;
    this.#today = today;
    this.#at = known.at;
    this.#silence = silence;
  }

  /** The case that this request, or this message, has already; null where it has none. */
  async earlier(digest: string): Promise<Taken | null> {
    const { key, request, permit, told } = this.#brought;
    const all = await disputesOf(this.#client, key);
    const asked = all.find((one) => one.request === request);
    if (asked !== undefined)
      return asked.digest === digest ? before(asked) : { state: 'refused', refused: 'other-content' };
    const text = told === null ? null : JSON.stringify(told);
    const same = all.find(
      (one) => (permit !== null && one.permit === permit) || (text !== null && one.told === text),
    );
    return same === undefined ? null : before(same);
  }

  /** Pauses accounts that are disputed whole, as their products say; accounts are locked by it. */
  async pause(): Promise<RepairRow[]> {
    const { key, kind, accounts, request } = this.#brought;
    if (portionOf(kind) === 'part') return [];
    const outcomes = await enterFactsIn(
      this.#client,
      [...accounts]
        .sort((a, b) => (a < b ? -1 : 1))
        .map((accountId) => ({
          key: { slot: key.slot, accountId },
          fact: {
            id: `dispute-${request}`,
            type: 'paused' as const,
            // Valued the day before it begins: a dispute that is decided on its first day then leaves no pause at all.
            valueOn: this.#today - 1,
            from: this.#today,
            to: this.#today + PAUSED_AT_MOST,
            reason: 'dispute',
          },
        })),
      this.#room,
      this.#silence,
    );
    return outcomes.map((outcome) => ({
      repair: 'pause',
      about: String(outcome.entry.key.accountId),
      state: outcome.state === 'refused' ? ('refused' as const) : ('done' as const),
      detail: outcome.state === 'refused' ? outcome.what : outcome.state,
    }));
  }

  /** A dispute of the debt, an amount, a payment, an identity: its part rests until it is answered. */
  async debt(digest: string, repeats: number | null, paused: readonly RepairRow[]): Promise<TakenNow> {
    const { key, kind, accounts } = this.#brought;
    const written = isTakenAsWritten(this.#room.collecting, this.#brought, this.#today);
    const debts = accounts.map(String);
    const [fact] = await tellOfPeopleIn(
      this.#client,
      [
        {
          key,
          at: this.#at,
          fact: {
            type: 'dispute',
            written,
            // When the period ended is not known to the book: until it is shown to be over it is taken as running.
            inPeriod: true,
            portion: portionOf(kind),
            debts: debts.length === 0 ? null : debts,
            ...(repeats === null ? {} : { sameGround: true }),
          },
        },
      ],
      this.#silence,
    );
    const dispute = await this.#keep({ digest, repeats, fact: fact ?? null, permit: null, given: null });
    await keepRepairs(this.#client, key, dispute, this.#at, paused);
    return this.#taken(dispute, []);
  }

  /** One message or call: judged at once. */
  async message(digest: string): Promise<TakenNow | (Taken & { state: 'refused' })> {
    const { key, ground, told, permit: named } = this.#brought;
    const given = await this.#judged(unanswerableOf(ground));
    if (given === null) return { state: 'refused', refused: 'no-contact' };
    const permit = given.contact?.permit ?? named;
    if (permit !== null && named === null) {
      const same = (await disputesOf(this.#client, key)).find((one) => one.permit === permit);
      if (same !== undefined) return { state: 'before', dispute: same, lines: given.lines };
    }
    const dispute = await this.#keep({ digest, repeats: null, fact: null, permit, given });
    await repairContact(
      this.#client,
      {
        key,
        dispute,
        given,
        told: told === null ? null : JSON.stringify(told),
        said: this.#brought,
        at: this.#at,
        today: this.#today,
        collecting: this.#room.collecting,
      },
      this.#silence,
    );
    await this.#endByRecord(dispute, given);
    return this.#taken(dispute, given.lines);
  }

  async #endByRecord(dispute: number, { verdict, against }: VerdictGiven): Promise<void> {
    const outcome = outcomeBy(verdict);
    if (outcome === null) return;
    await endDispute(this.#client, this.#brought.key, dispute, {
      state: 'decided',
      outcome,
      verdict,
      reason: against.map(({ rule }) => rule).join(' ') || null,
      answer: null,
      decidedBy: BY_RECORD,
      decidedAt: this.#at,
      decidedOn: this.#today,
    });
  }

  async #judged(says: Unanswerable | null): Promise<VerdictGiven | null> {
    const { key, permit, told } = this.#brought;
    if (permit !== null) {
      const given = await judgeMessage(this.#client, key, permit, says, this.#room);
      return given.contact === null ? null : given;
    }
    const traced = await findTold(this.#client, key, told!);
    const { meant } = traced;
    const lines: EvidenceLine[] = [
      ...(traced.code === null ? [] : [{ of: 'told', what: 'code', found: traced.code } as const]),
      ...(traced.number === null ? [] : [{ of: 'told', what: 'number', found: traced.number } as const]),
    ];
    if (meant.means === 'contact') {
      const given = await judgeMessage(this.#client, key, meant.permit, says, this.#room);
      return { ...given, lines: [...lines, ...given.lines] };
    }
    const judged = meant.means === 'stranger' ? notOurs(meant.because) : unclear(meant.doubt);
    const why: EvidenceLine =
      meant.means === 'stranger'
        ? { of: 'rule', rule: meant.because, reasons: [] }
        : { of: 'doubt', doubt: meant.doubt };
    return { ...judged, contact: null, lines: [...lines, why] };
  }

  async #keep(one: {
    digest: string;
    repeats: number | null;
    fact: number | null;
    permit: number | null;
    given: VerdictGiven | null;
  }): Promise<number> {
    const { key, kind, ground, via, takenBy, accounts, amount, told, words, proof, request } = this.#brought;
    const { digest, repeats, fact, permit, given } = one;
    const clock = clockFor(this.#room.collecting, this.#brought.region, this.#today);
    const dispute = await keepDispute(this.#client, {
      ...key,
      kind,
      ground,
      via,
      takenBy,
      at: this.#at,
      receivedOn: this.#today,
      dueOn: clock.day,
      rule: clock.rule,
      accounts: accounts.join(' '),
      amount,
      permit,
      told: told === null ? null : JSON.stringify(told),
      words,
      repeats,
      request,
      digest,
      fact,
      state: given === null ? 'open' : 'person',
      verdict: given?.verdict ?? null,
      findings: given === null ? proof && JSON.stringify({ proof }) : JSON.stringify(given.lines),
    });
    await this.#step({ type: 'dispute-step', dispute, step: 'taken', kind });
    if (given !== null)
      await this.#step({
        type: 'dispute-step',
        dispute,
        step: 'judged',
        kind,
        verdict: given.verdict,
        reasons: [...new Set(given.against.flatMap(({ reasons }) => reasons))],
        ...(permit === null ? {} : { permit }),
      });
    return dispute;
  }

  /** A step is in the person's log, and so in his chain; it silences nobody. */
  async #step({ type, ...body }: DisputeStep): Promise<void> {
    const { slot, borrower } = this.#brought.key;
    await appendFacts(this.#client, [
      { slot, borrower, at: this.#at, type, permit: null, data: storedText(body) },
    ]);
  }

  async #taken(dispute: number, lines: readonly EvidenceLine[]): Promise<TakenNow> {
    const row = await readDispute(this.#client, this.#brought.key, dispute);
    if (row === null) throw new Error('a dispute that was kept is not there');
    return { state: 'taken', dispute: row, lines };
  }
}

interface TakenNow {
  readonly state: 'taken' | 'before';
  readonly dispute: DisputeRow;
  readonly lines: readonly EvidenceLine[];
}

function before(dispute: DisputeRow): Taken {
  const lines = dispute.kind === 'message' && dispute.findings !== null ? linesIn(dispute.findings) : [];
  return { state: 'before', dispute, lines, fallen: [] };
}
