/**
 * How soon after an agreement, payment, dispute, stop or recall is an agency's leave dead? `./anhuan bench --only silence`
 *
 * From the commit that revoked it (the database's own record of that moment) to the first refusal that the agency's program hears over HTTP,
 * from a server in another process. The program asks while the event is being entered, at moments that a seed chooses, and once more when
 * it was. No leave may be used by a commit after that of the event, nor by a request sent after it: one such `go` fails the run. Beside it, in
 * the same run, what an agency hears that only reads its list again and again without a pause.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callAbout, NORTH, SOUTH } from '../../../server/api/agencies/agency-scene.ts';
import { type LeaveEnd, type LyingCase, leaveEnds } from '../../../server/db/agencies/rehearsed-cases.ts';
import { type Database, openClone } from '../../../server/db/databases.ts';
import type { Postgres } from '../../../server/db/embedded/postgres.ts';
import { settleDown } from '../../../server/db/nights/yardstick.ts';
import type { Call } from '../../commands.ts';
import { wholeNumber } from '../../whole-number.ts';
import { ENDINGS, type Ending, happen, prepareAgreement, silenceScene } from './silence-scene.ts';
import { WallClock } from './wall-clock.ts';

const WORKERS: Readonly<Record<string, string>> = { North: NORTH.worker, South: SOUTH.worker };
const SEED = 20261122;
const WARM = 10;
/** Open permits of one account. */
const PERMITS = 5;
/** Events of each kind that are also waited for by reading the list. */
const READ = 3;
const PATIENCE_MS = 30_000;

/** Milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface SilenceOf {
  readonly ending: Ending;
  readonly events: number;
  /** From the call that enters the event to its commit. */
  readonly entering: Spread;
  /** From the commit to the first refusal heard. */
  readonly refused: Spread;
  /** From the commit to the first reading of the list, begun again at once, that no longer allows the call. */
  readonly list: Spread;
}

export interface Silence {
  readonly seed: number;
  readonly cases: number;
  /** Open permits of one account when its event began, on average; asked and given by the API. */
  readonly permits: number;
  /** Uses tried; answered with `go` before the event's commit; and after it, which must be none. */
  readonly uses: number;
  readonly goBefore: number;
  readonly goAfter: number;
  readonly kinds: readonly SilenceOf[];
}

export interface SilenceWish {
  readonly people: number;
  readonly permits: number;
  readonly each: number;
  /** Takes guards out of the database before anything happens, so that a test sees the bench notice it. */
  readonly without?: (database: Database) => Promise<void>;
}

/** Measures on an empty, migrated database that keeps the moments of its commits. */
export async function measureSilence(
  database: Database,
  { people, permits, each, without }: SilenceWish,
  say: (line: string) => void,
): Promise<Silence> {
  say(`a book of ${people} people, drawn, told and begun …`);
  const { scene, cases } = await silenceScene(database, people);
  await without?.(database);
  const server = spawn(process.execPath, [join(import.meta.dirname, 'silence-server.ts'), database.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const bench = new SilenceBench(scene, line.toString().trim(), [...cases], permits);
    await settleDown(database.pool);
    for (const ending of ENDINGS) await bench.refusedAfter(ending, Math.min(WARM, each));
    bench.forget();
    const kinds: SilenceOf[] = [];
    for (const ending of ENDINGS) {
      const done = await bench.refusedAfter(ending, each);
      const read = await bench.listAfter(ending, Math.min(READ, each));
      const { entering, refused } = done;
      kinds.push({
        ending,
        events: each,
        entering: spread(entering),
        refused: spread(refused),
        list: spread(read),
      });
      say(
        `  ${ending}: p50 ${kinds.at(-1)!.refused.p50.toFixed(1)} ms, by the list ${kinds.at(-1)!.list.p50.toFixed(0)} ms`,
      );
    }
    return { seed: SEED, cases: cases.length, ...bench.counted(), kinds };
  } finally {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
    await scene.app.close();
  }
}

/** Measures in a database of its own, drops it and closes the server; 1 where leave was used after its end. */
export async function benchSilence(
  postgres: Postgres,
  say: (line: string) => void,
  { options, json }: Call,
): Promise<number> {
  const wish = {
    people: wholeNumber('people', options.people, 100, 100_000),
    permits: PERMITS,
    each: wholeNumber('each', options.each, 1, 10_000),
  };
  const database = await openClone(postgres, 'silence');
  try {
    const measured = await measureSilence(database, wish, say);
    process.stdout.write(json ? `${JSON.stringify(measured)}\n` : silenceText(measured));
    return exitOf(measured);
  } finally {
    await database.close();
  }
}

/** One use answered `go` after its event fails the run. */
export const exitOf = ({ goAfter }: Pick<Silence, 'goAfter'>): 0 | 1 => (goAfter === 0 ? 0 : 1);

/** What an agency's program heard of one use. */
interface Heard {
  readonly permit: number;
  readonly sent: number;
  readonly heard: number;
  readonly state: 'go' | 'refused';
}

class SilenceBench {
  readonly #scene;
  readonly #address: string;
  readonly #left: LyingCase[];
  readonly #permits: number;
  readonly #clock = new WallClock();
  #asked = 0;
  #chance = SEED;
  #usual = 20;
  #count = { events: 0, given: 0, uses: 0, goBefore: 0, goAfter: 0 };

  constructor(
    scene: Awaited<ReturnType<typeof silenceScene>>['scene'],
    address: string,
    left: LyingCase[],
    permits: number,
  ) {
    this.#scene = scene;
    this.#address = address;
    this.#left = left;
    this.#permits = permits;
  }

  forget(): void {
    this.#count = { events: 0, given: 0, uses: 0, goBefore: 0, goAfter: 0 };
  }

  counted(): Pick<Silence, 'permits' | 'uses' | 'goBefore' | 'goAfter'> {
    const { events, given, uses, goBefore, goAfter } = this.#count;
    return { permits: given / events, uses, goBefore, goAfter };
  }

  /** Lets it happen to `each` debts whose leave is open; milliseconds. */
  async refusedAfter(ending: Ending, each: number): Promise<{ entering: number[]; refused: number[] }> {
    const entering: number[] = [];
    const refused: number[] = [];
    for (let event = 0; event < each; event += 1) {
      const one = this.#next();
      const act = await this.#ready(ending, one);
      const permits = await this.#openFor(one);
      this.#count.given += permits.length;
      const racing = permits
        .slice(1)
        .map((permit) => this.#useAfter(permit, this.#usual * 1.5 * this.#random(), one));
      await pause(this.#usual / 2);
      const began = this.#clock.now();
      await act();
      this.#usual = this.#usual * 0.9 + (this.#clock.now() - began) * 0.1;
      const heard = [await this.#use(permits[0]!, one), ...(await Promise.all(racing))];
      const commit = await this.#judge(ending, one, heard);
      entering.push(commit - began);
      const after = heard.filter(({ state, heard }) => state === 'refused' && heard > commit);
      refused.push(Math.min(...after.map((one) => one.heard)) - commit);
    }
    return { entering, refused };
  }

  /** From the commit to the reading of the list that no longer allows it, where nobody asks for leave in between. */
  async listAfter(ending: Ending, each: number): Promise<number[]> {
    const known: number[] = [];
    for (let event = 0; event < each; event += 1) {
      const one = this.#next();
      const act = await this.#ready(ending, one);
      await this.#openFor(one, 1);
      const reading = this.#untilSilent(one);
      await act();
      const read = await reading;
      const ends = await leaveEnds(this.#scene.database.pool, one);
      known.push(read - commitOf(ends));
    }
    return known;
  }

  async #judge(ending: Ending, one: LyingCase, heard: readonly Heard[]): Promise<number> {
    const ends = await leaveEnds(this.#scene.database.pool, one);
    const commit = commitOf(ends);
    if (!Number.isFinite(commit)) throw new Error(`${ending}: nothing of ${one.accountId} was revoked`);
    const lateCommit = new Set(
      ends.filter(({ usedAt }) => usedAt !== null && usedAt > commit).map(({ permit }) => permit),
    );
    const gone = heard.filter(({ state }) => state === 'go');
    const late = gone.filter(({ permit, sent }) => lateCommit.has(permit) || sent > commit);
    this.#count.events += 1;
    this.#count.uses += heard.length;
    this.#count.goAfter += late.length;
    this.#count.goBefore += gone.length - late.length;
    return commit;
  }

  async #ready(ending: Ending, one: LyingCase): Promise<() => Promise<void>> {
    return ending === 'agreement'
      ? prepareAgreement(this.#scene, one)
      : () => happen(this.#scene, ending, one);
  }

  #next(): LyingCase {
    const one = this.#left.pop();
    if (one === undefined) throw new Error('there are too few cases: make the book larger');
    return one;
  }

  /** As many permits as are wanted, by the API; throws where the first is refused. */
  async #openFor(one: LyingCase, most = this.#permits): Promise<string[]> {
    const given: string[] = [];
    while (given.length < most) {
      const answer = await this.#ask<{ state: string; permit: string }>(
        one,
        'POST',
        '/permits',
        callAbout(one, WORKERS[one.agency]!),
      );
      if (answer.state !== 'permit') {
        if (given.length > 0) break;
        throw new Error(`no leave about ${one.accountId}: ${JSON.stringify(answer)}`);
      }
      given.push(answer.permit);
    }
    return given;
  }

  async #useAfter(permit: string, wait: number, one: LyingCase): Promise<Heard> {
    await pause(wait);
    return this.#use(permit, one);
  }

  async #use(permit: string, one: LyingCase): Promise<Heard> {
    const sent = this.#clock.now();
    const { state } = await this.#ask<{ state: Heard['state'] }>(one, 'POST', `/permits/${permit}/use`, {});
    return { permit: Number(permit.split('-')[2]), sent, heard: this.#clock.now(), state };
  }

  async #untilSilent(one: LyingCase): Promise<number> {
    const began = this.#clock.now();
    while (this.#clock.now() - began < PATIENCE_MS) {
      let after: string | null = null;
      let isAllowed = false;
      do {
        const path: string = `/placements?size=100${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
        const page: Page = await this.#ask<Page>(one, 'GET', path);
        isAllowed ||= page.items.some(
          ({ key, allowed }) => key === `${one.slot}-${one.accountId}` && allowed,
        );
        after = page.next;
      } while (after !== null);
      if (!isAllowed) return this.#clock.now();
    }
    throw new Error(`the list still allows a call about ${one.accountId}`);
  }

  async #ask<T>({ agency }: LyingCase, method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    this.#asked += 1;
    const answer = await fetch(`${this.#address}/api/agency${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#scene.keys.get(agency)}`,
        ...(method === 'POST'
          ? { 'idempotency-key': `silence-bench-${this.#asked}`, 'content-type': 'application/json' }
          : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  #random(): number {
    this.#chance = (Math.imul(this.#chance, 1_103_515_245) + 12_345) >>> 0;
    return this.#chance / 2 ** 32;
  }
}

/** The commit of the event. A use that the gate refused for reasons of its own revokes too, and is no event. */
function commitOf(ends: readonly LeaveEnd[]): number {
  const known = ends.filter(({ why }) => why?.startsWith('it became known') === true);
  return Math.min(...known.flatMap(({ revokedAt }) => revokedAt ?? []));
}

interface Page {
  readonly items: readonly { readonly key: string; readonly allowed: boolean }[];
  readonly next: string | null;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/** The measurement as a table. */
export function silenceText({ seed, cases, permits, uses, goBefore, goAfter, kinds }: Silence): string {
  const row = ({ p50, p95, p99, max }: Spread) => [p50, p95, p99, max].map((ms) => ms.toFixed(1)).join(' / ');
  const lines = kinds.map(
    ({ ending, events, entering, refused, list }) =>
      `  ${ending.padEnd(10)} ${events} events: refused after ${row(refused)} ms; entering it ${row(entering)} ms; by the list ${row(list)} ms, ${(list.p50 / refused.p50).toFixed(0)} × as long`,
  );
  return [
    `Silence of agencies (p50 / p95 / p99 / max; seed ${seed}; ${cases} cases, ${permits.toFixed(1)} permits open for each account):`,
    ...lines,
    `  ${uses} uses: ${goBefore} answered go that came before the event, ${goAfter} after it (must be 0).`,
    '',
  ].join('\n');
}
