/**
 * Why is there no call, no entry, no recording, and what is to be done?
 *
 * Refusals of the room become problem details: each says what is true and the next step.
 */
import type { Entered } from '../../contact/calls/call-entry.ts';
import type { Recorded } from '../../contact/calls/call-recording.ts';
import type { Made } from '../../contact/calls/make-call.ts';
import { reasonsOf } from '../../gate/kept-judgement.ts';
import { instantText } from '../gate/gate-view.ts';
import { Refused } from '../problem.ts';

/** A call that was not made. */
export function madeProblem(
  made: Exclude<Made, { state: 'calling' }> | { readonly state: 'nothing-due' },
): Refused {
  const where = 'body.person';
  switch (made.state) {
    case 'refused': {
      const { decided } = made;
      const next = decided.nextAllowedAt;
      const todo =
        next === null ? 'Something has to be settled first.' : `Possible again from ${instantText(next)}.`;
      const reasons = reasonsOf(decided);
      return new Refused(
        409,
        'The gate does not allow this call now.',
        (reasons.length === 0 ? [decided.result] : reasons).map((what) => ({ where, what, todo })),
      );
    }
    case 'wished-for-later':
      return new Refused(409, 'The person asked to be called later.', [
        { where, what: `he asked for ${instantText(made.at)}`, todo: 'Call at that time.' },
      ]);
    case 'being-called':
      return new Refused(409, 'Somebody is calling this person already.', [
        { where, what: `the call of ${made.worker} has not ended`, todo: 'Take the next one.' },
      ]);
    case 'silenced':
      return new Refused(409, 'Something became known about this person just now: the call was not placed.', [
        { where, what: 'it crossed the permit', todo: 'Open the person again and look.' },
      ]);
    case 'not-placed':
      return new Refused(503, 'The exchange did not take the call. It counts for nothing.', [
        { where, what: made.why, todo: 'Try again in a moment.' },
      ]);
    case 'nothing-due':
      return new Refused(409, 'Nothing of this person is past due: there is nothing to call about.', [
        { where, what: 'no debt is past due', todo: 'Take the next one.' },
      ]);
    default:
      return made satisfies never;
  }
}

const ENTRIES: Readonly<
  Record<Extract<Entered, { state: 'refused' }>['why'], readonly [number, string, string]>
> = {
  'no-such-call': [404, 'There is no such call.', 'Take it from the list.'],
  'never-placed': [409, 'The person was never rung: there is nothing to enter.', 'Take the next one.'],
  'not-his-debt': [400, 'A debt is named that the call was not about.', 'Name debts of this call only.'],
  'too-early': [400, 'The time for the next call has passed.', 'Give a time that lies ahead.'],
  'too-late': [400, 'The time for the next call is more than 60 days away.', 'Give an earlier time.'],
  'told-a-stranger': [
    400,
    'A debt may be spoken of with the person himself only.',
    'If it was spoken of with somebody else, report it as an incident.',
  ],
};

/** An entry that was not kept. */
export function entryProblem(why: Extract<Entered, { state: 'refused' }>['why']): Refused {
  const [status, told, todo] = ENTRIES[why];
  return new Refused(status, told, [{ where: 'call', what: why, todo }]);
}

type NoRecording = Extract<Recorded, { state: 'refused' }>['why'] | 'not-a-sound';

const RECORDINGS: Readonly<Record<Exclude<NoRecording, 'other-kind'>, readonly [number, string]>> = {
  'no-such-call': [404, 'There is no such call.'],
  'not-there': [404, 'There is no recording of this call.'],
  'another-one': [409, 'This call has another recording: the first one stays.'],
  'too-large': [413, 'The recording is too large.'],
  empty: [400, 'The recording is empty.'],
  'broken-off': [400, 'The recording did not arrive whole: nothing was kept.'],
  differs: [400, 'The recording is not what was announced: nothing was kept.'],
  'not-a-sound': [415, 'A recording is one file of a kind that can be played: WAV, MP3, OGG, WebM or MP4.'],
};

/** A recording that was not kept, or is not there. */
export function recordingProblem(why: NoRecording): Refused {
  if (why === 'other-kind')
    return new Refused(415, 'The file does not begin as a sound that can be played: nothing was kept.', [
      { where: 'recording', what: why, todo: 'Send the recording itself, as WAV, MP3, Ogg, WebM or MP4.' },
    ]);
  const [status, told] = RECORDINGS[why];
  return new Refused(status, told, [{ where: 'recording', what: why, todo: 'Send it again, whole.' }]);
}
