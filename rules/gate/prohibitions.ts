/**
 * Which prohibitions are there?
 *
 * One row each; a rule of law names the row that applies it, with its parameters. Adding one: its file, its row here, and
 * the rule in `policy/law/`.
 */
import { complaintOpen } from './debts/complaint-open.ts';
import { disaster } from './debts/disaster.ts';
import { disputed } from './debts/disputed.ts';
import { hardship } from './debts/hardship.ts';
import { moratorium } from './debts/moratorium.ts';
import { planKept } from './debts/plan-kept.ts';
import { planPreparation } from './debts/plan-preparation.ts';
import { settled } from './debts/settled.ts';
import { sold } from './debts/sold.ts';
import { stopOrder } from './debts/stop-order.ts';
import { timeBarred } from './debts/time-barred.ts';
import { unlawful } from './debts/unlawful.ts';
import { addressOptOut } from './how/address-opt-out.ts';
import { advertising } from './how/advertising.ts';
import { ceaseNotice } from './how/cease-notice.ts';
import { channelOptOut } from './how/channel-opt-out.ts';
import { cover } from './how/cover.ts';
import { emailBasis } from './how/email-basis.ts';
import { homeEntry } from './how/home-entry.ts';
import { limitedContent } from './how/limited-content.ts';
import { milderStep } from './how/milder-step.ts';
import { ownership } from './how/ownership.ts';
import { provenance } from './how/provenance.ts';
import { recording } from './how/recording.ts';
import { saysWho } from './how/says-who.ts';
import { smsBasis } from './how/sms-basis.ts';
import { socialMedia } from './how/social-media.ts';
import { thirdPartyOptOut } from './how/third-party-opt-out.ts';
import { visitApproval } from './how/visit-approval.ts';
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
import { entrustedAgency } from './who/entrusted-agency.ts';
import { lawFirmLetter } from './who/law-firm-letter.ts';
import { registeredChannel } from './who/registered-channel.ts';
import { training } from './who/training.ts';
import { bankrupt } from './whom/bankrupt.ts';
import { contactPersons } from './whom/contact-persons.ts';
import { deceased } from './whom/deceased.ts';
import { employerMailbox } from './whom/employer-mailbox.ts';
import { identity } from './whom/identity.ts';
import { incapable } from './whom/incapable.ts';
import { lawyer } from './whom/lawyer.ts';
import { locationInquiry } from './whom/location-inquiry.ts';
import { minor } from './whom/minor.ts';
import { thirdParties } from './whom/third-parties.ts';

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
  // whom
  'contact-persons': contactPersons,
  'third-parties': thirdParties,
  'location-inquiry': locationInquiry,
  lawyer,
  deceased,
  minor,
  incapable,
  bankrupt,
  identity,
  'employer-mailbox': employerMailbox,
  // who contacts
  'entrusted-agency': entrustedAgency,
  training,
  'registered-channel': registeredChannel,
  'law-firm-letter': lawFirmLetter,
  // by which way and address
  'channel-opt-out': channelOptOut,
  'address-opt-out': addressOptOut,
  'third-party-opt-out': thirdPartyOptOut,
  'cease-notice': ceaseNotice,
  'sms-basis': smsBasis,
  'email-basis': emailBasis,
  provenance,
  ownership,
  advertising,
  cover,
  'social-media': socialMedia,
  'says-who': saysWho,
  'limited-content': limitedContent,
  recording,
  'home-entry': homeEntry,
  'visit-approval': visitApproval,
  'milder-step': milderStep,
  // state of the debt
  'complaint-open': complaintOpen,
  disaster,
  disputed,
  hardship,
  moratorium,
  'plan-kept': planKept,
  'plan-preparation': planPreparation,
  settled,
  sold,
  'stop-order': stopOrder,
  'time-barred': timeBarred,
  unlawful,
} as const;

type Table = typeof PROHIBITIONS;

/** A prohibition by name, with its parameters. */
export type Bar = {
  [Kind in keyof Table]: { readonly kind: Kind } & Parameters<Table[Kind]>[0];
}[keyof Table];
