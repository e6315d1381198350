/**
 * Can anybody get "genuine" for a code that he was not sent?
 *
 * A scene with contacts of every kind: sent, not sent, revoked, long ago, by an agency that was ended. Against it codes are tried:
 * drawn at random, changed by a sign, known codes with other people's endings, codes of permits that nothing went out on, old ones,
 * those of the ended agency. Each must be refused, and each genuine one must answer to its own receiver.
 */
import { DAY_MINUTES, type Minute } from '../../../rules/gate/local-time.ts';
import { CODE_SIGNS } from '../../../rules/telling/check-code.ts';
import { endingOf } from '../../../rules/telling/registered.ts';
import { codesOf, type UsedCode } from '../../../server/db/identity/code-read.ts';
import { endRegistered, enterRegister } from '../../../server/db/identity/register-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { decide, type Gatehouse, permitAndMark } from '../../../server/gate/permit-desk.ts';
import { type Checked, checkCaller } from '../../../server/identity/check-caller.ts';
import { chanceOf } from '../chance.ts';
import { type Rehearsed, textAbout } from '../gate-scene.ts';

/** What came of the tries: how many of each kind, and every one that was not refused. */
export interface CodeTries {
  readonly seed: number;
  readonly tries: Readonly<Record<string, number>>;
  readonly accepted: readonly string[];
  readonly genuine: number;
  readonly genuineRefused: number;
}

const ENDED = 'ENDED1';

/** Tries `tries` codes against the contacts of `people`, who have the number ending in `ending`. */
export async function tryCodes(
  pool: Pool,
  people: readonly Rehearsed[],
  house: Gatehouse,
  { tries, seed, ending }: { readonly tries: number; readonly seed: number; readonly ending: string },
): Promise<CodeTries> {
  const chance = chanceOf(seed);
  const now = house.now();
  const asks = people.map((person) => ({ key: person.key, attempt: textAbout(person) }));
  const half = Math.floor(asks.length / 2);
  await permitAndMark(pool, asks.slice(0, half), house);
  await decide(pool, asks.slice(half), house);
  await enterRegister(pool, [
    { kind: 'agency', id: ENDED, name: { zh: '已终止机构', en: 'Ended agency' }, actsFor: null },
    { kind: 'worker', id: 'W77', name: { zh: '员工', en: 'Worker' }, actsFor: ENDED },
    { kind: 'line', id: '1088887777', name: { zh: '线路', en: 'Line' }, actsFor: ENDED },
  ]);
  await endRegistered(pool, 'agency', ENDED);
  const { used, unused } = await codesOf(
    pool,
    people.map(({ key }) => key),
  );
  const check = (what: string, end: string, at: Minute = now) =>
    checkCaller(pool, { what, ending: end }, at, house.collecting.collector.id);
  const any = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!;
  const random = () => Array.from({ length: 8 }, () => any([...CODE_SIGNS])).join('');
  const codes = used.map(({ code }) => code);
  /** A code with an ending that is neither of its receiver's number nor of his mailbox. */
  const replay = ({ code, literals }: UsedCode) => {
    const four = String(Math.floor(chance() * 10_000)).padStart(4, '0');
    return check(code, literals.some((literal) => endingOf(literal) === four) ? '' : four);
  };
  const kinds: Readonly<Record<string, () => Promise<Checked>>> = {
    random: () => check(random(), ending),
    forged: () => check(altered(any(codes), any([...CODE_SIGNS]), Math.floor(chance() * 8), codes), ending),
    replayed: () => replay(any(used)),
    unsent: () => check(any(unused), ending),
    expired: () => check(any(codes), ending, now + (91 + Math.floor(chance() * 900)) * DAY_MINUTES),
    early: () => check(any(codes), ending, now - 1 - Math.floor(chance() * 900)),
    revoked: () => check(any(['W77', '010-8888 7777', ENDED]), ending),
    nonsense: () => check(any(["' or 1=1 --", '%', '\u0000', '＊＊＊', 'ring me']), ending),
  };
  const accepted: string[] = [];
  const counts: Record<string, number> = {};
  const names = Object.keys(kinds);
  for (let one = 0; one < tries; one += 1) {
    const kind = names[one % names.length]!;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if ((await kinds[kind]!()).answer === 'genuine') accepted.push(kind);
  }
  let genuineRefused = 0;
  for (const code of codes) if ((await check(code, ending)).answer !== 'genuine') genuineRefused += 1;
  return { seed, tries: counts, accepted, genuine: used.length, genuineRefused };
}

/** A known code with one sign changed, unless that is another known code. */
function altered(code: string, sign: string, place: number, known: readonly string[]): string {
  const changed = code.slice(0, place) + (sign === code[place] ? '7' : sign) + code.slice(place + 1);
  return known.includes(changed) ? 'ZZZZZZZZ' : changed;
}
