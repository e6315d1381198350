/**
 * Does this message, number, card or person really come from the lender?
 *
 * Anybody may ask, without a name. A code answers only together with the end of the number or mailbox it was received at, so one
 * that was copied from somebody else's message is not known. The answer never says that there is a debt, whose, or how much,
 * and everything that is not genuine to this asker is the same answer.
 */
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import { readCode } from '../../rules/telling/check-code.ts';
import { endingOf, readEnding, readLine, readNumber } from '../../rules/telling/registered.ts';
import {
  type CodeRow,
  contactsUnder,
  type RegisterKind,
  registeredAs,
  type Standing,
} from '../db/identity/register-rows.ts';
import type { Queryable } from '../db/pool.ts';

/** What somebody typed. */
export interface Asked {
  /** A code, a telephone number, a staff or agency number, a card. */
  readonly what: string;
  /** For a code: the end of the number or mailbox where it was received. */
  readonly ending: string;
}

type Names = { readonly zh: string; readonly en: string };

/** What the asker is told. `by`: who made the contact, or whom the number belongs to; `at`: when a contact was made. */
export type Checked =
  | {
      readonly answer: 'genuine';
      readonly what: Contacted | RegisterKind;
      readonly by: Names;
      readonly at: Minute | null;
    }
  | { readonly answer: 'expired' }
  | { readonly answer: 'revoked'; readonly by: Names }
  | { readonly answer: 'unknown' };

type Contacted = 'message' | 'call' | 'letter' | 'visit';

/** How long after the contact its code still answers: a call and a visit are over the same day, a letter is found later. */
const GOOD_DAYS: Readonly<Record<Contacted, number>> = { call: 1, visit: 1, message: 90, letter: 180 };

const HOUSE: Names = { zh: LETTERHEADS['zh-CN'].lender, en: LETTERHEADS.en.lender };
/** Stands where nothing was typed that could be a code or number: the same statements run, and find nothing. */
const NOTHING = '-';

/** Answers at the house's minute `now`. `house`: the sender that is the lender itself. */
export async function checkCaller(
  db: Queryable,
  { what, ending }: Asked,
  now: Minute,
  house: string,
): Promise<Checked> {
  const typed = what.slice(0, 64);
  const under = await contactsUnder(db, readCode(typed) ?? NOTHING);
  const registered = await registeredAs(db, readLine(typed) ?? NOTHING, readNumber(typed) ?? NOTHING);
  const own = under.filter((row) => reached(row, readEnding(ending.slice(0, 64))));
  // An agency that nobody entered into the register speaks for nobody.
  const ours = own.filter(({ sender, agency }) => sender === house || agency !== null);
  return answerOf(ours, registered, now);
}

/** Every address is looked at, so that it takes the same time whichever matches. */
function reached({ literals }: CodeRow, ending: string): boolean {
  return literals.reduce((found, literal) => endingOf(literal) === ending || found, false);
}

function answerOf(own: readonly CodeRow[], registered: readonly Standing[], now: Minute): Checked {
  const standing = registered.find(({ ended }) => !ended) ?? registered[0];
  if (standing !== undefined) {
    const { kind, name, agency, ended } = standing;
    const by = kind === 'agency' || kind === 'buyer' ? name : (agency ?? HOUSE);
    return ended ? { answer: 'revoked', by } : { answer: 'genuine', what: kind, by, at: null };
  }
  const [row] = own.filter(({ at }) => at <= now);
  if (row === undefined) return { answer: 'unknown' };
  const by = row.agency ?? HOUSE;
  if (row.ended) return { answer: 'revoked', by };
  const contacted = contactedBy(row.way);
  if (now - row.at > GOOD_DAYS[contacted] * DAY_MINUTES) return { answer: 'expired' };
  return { answer: 'genuine', what: contacted, by, at: row.at };
}

function contactedBy(way: string): Contacted {
  if (way === 'call' || way === 'voicemail') return 'call';
  if (way === 'visit') return 'visit';
  return way === 'letter' || way === 'court' || way === 'postcard' ? 'letter' : 'message';
}
