/**
 * What may be done about this account at this minute, and why not?
 *
 * The gate is asked for every way of contact, with the facts as they are recorded now. Nothing is sent by asking.
 */
import type { Channel } from '../../../rules/account.ts';
import { CHANNELS } from '../../../rules/account.ts';
import { gate } from '../../../rules/gate/gate.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Attempt } from '../../../rules/gate/situation.ts';
import { momentText, type Reader, tellDecision } from '../../../rules/telling/gate-telling.ts';
import type { Language } from '../../../rules/telling/language.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { lawFor } from '../../gate/law-for.ts';
import { situationNow } from '../../gate/person-situation.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import type { House } from '../house.ts';
import type { GateShown, MayShown } from './gate-schema.ts';

/** Asks the gate about every way of contact, at this minute. */
export async function askGate(
  house: House,
  told: Told,
  language: Language,
  reader: Reader,
  channels: readonly Channel[] = CHANNELS,
  /** What is asked instead of the usual question. */
  asked: (attempt: Attempt) => Attempt = (attempt) => attempt,
  maker?: {
    readonly worker: string | null;
    readonly agency: string | null;
    /** A law firm that would be entrusted, and of which the borrower would be told, before it writes. */
    readonly firm?: string;
  },
): Promise<GateShown> {
  const { collecting } = house;
  const at = house.now(await house.today());
  const found = await situationNow(house.pool, told, at, house, maker);
  if (found === null) throw new Error(`borrower ${told.person.id} is gone`);
  const engaged = { id: maker?.firm ?? '', entrusted: true, debtorTold: true, lawFirm: true };
  const situation =
    maker?.firm === undefined
      ? found
      : { ...found, agencies: [...found.agencies.filter(({ id }) => id !== engaged.id), engaged] };
  const law = lawFor(told.person.region, collecting);
  const [zone] = situation.zones;
  return {
    askedAt: instantText(at),
    askedAtTold: zone === undefined ? instantText(at) : momentText(at, at, zone, language).trim(),
    law: law.version,
    ways: channels.map((channel) => {
      const attempt = asked(attemptOf(channel, told.account.id, at, collecting));
      const decision = gate(attempt, situation, law);
      const shown = tellDecision(decision, attempt, situation.zones, language, reader);
      return mayShown(channel, shown, decision.nextAllowedAt, decision.permit?.until ?? null);
    }),
  };
}

type Shown = ReturnType<typeof tellDecision>;

/** A decision as it travels to a page. */
export function mayShown(
  channel: Channel,
  shown: Shown,
  possibleAt: Minute | null,
  until: Minute | null,
): MayShown {
  const { result, headline, missing, again } = shown;
  const plain = (rules: Shown['speaking']) =>
    rules.map((rule) => ({ ...rule, told: [...rule.told], from: [...rule.from] }));
  return {
    channel,
    result,
    allowed: result === 'permit' || result === 'permit-with-flag',
    headline,
    missing: [...missing],
    again,
    possibleAt: possibleAt === null ? null : instantText(possibleAt),
    until: until === null ? null : instantText(until),
    speaking: plain(shown.speaking),
    silent: plain(shown.silent),
  };
}

/** "2026-11-22T02:30Z" */
export function instantText(minute: Minute): string {
  return `${new Date(minute * 60_000).toISOString().slice(0, 16)}Z`;
}
