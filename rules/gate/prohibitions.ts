/**
 * Which prohibitions are there?
 *
 * One row each; a rule of law names the row that applies it, with its parameters. Adding one: its file, its row here, and
 * the rule in `policy/law/`.
 */
import { notBound } from './not-bound.ts';
import { allWays } from './often/all-ways.ts';
import { callAttempts } from './often/call-attempts.ts';
import { callPattern } from './often/call-pattern.ts';
import { homeVisits } from './often/home-visits.ts';
import { talkRest } from './often/talk-rest.ts';
import { talksADay } from './often/talks-a-day.ts';
import { triesAtAddress } from './often/tries-at-address.ts';
import { volumeAlarm } from './often/volume-alarm.ts';
import { barredPlace } from './when/barred-place.ts';
import { inconvenientPlaces } from './when/inconvenient-places.ts';
import { inconvenientTimes } from './when/inconvenient-times.ts';
import { quietHours } from './when/quiet-hours.ts';
import { saidNow } from './when/said-now.ts';
import { specialDays } from './when/special-days.ts';
import { workplace } from './when/workplace.ts';

export const PROHIBITIONS = {
  // when and where
  'quiet-hours': quietHours,
  'inconvenient-times': inconvenientTimes,
  'said-now': saidNow,
  'inconvenient-places': inconvenientPlaces,
  workplace,
  'barred-place': barredPlace,
  'special-days': specialDays,
  // how often
  'call-attempts': callAttempts,
  'talk-rest': talkRest,
  'talks-a-day': talksADay,
  'tries-at-address': triesAtAddress,
  'all-ways': allWays,
  'home-visits': homeVisits,
  'call-pattern': callPattern,
  'volume-alarm': volumeAlarm,
  // whom
  'not-bound': notBound,
} as const;

type Table = typeof PROHIBITIONS;

/** A prohibition by name, with its parameters. */
export type Bar = {
  [Kind in keyof Table]: { readonly kind: Kind } & Parameters<Table[Kind]>[0];
}[keyof Table];
