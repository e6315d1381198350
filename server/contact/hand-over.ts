/**
 * May a parcel that was judged and committed a moment ago still be handed over?
 *
 * Only within a short fence after the commit, and only while nothing became known about its person. The look and the handing over
 * are one step of this process: nothing comes in between.
 */
import type { Answer } from './answers.ts';
import type { Carrier } from './carrier.ts';
import type { Flight } from './in-flight.ts';
import type { Ready } from './judge-batch.ts';

export interface Fence {
  /** `performance.now()` just before the commit. */
  readonly since: number;
  readonly fenceMs: number;
  readonly deadlineMs: number;
}

/** Hands over what may be; an answer for each parcel, in order. */
export async function handOver(
  carrier: Carrier,
  ready: readonly Ready[],
  flights: ReadonlyMap<bigint, Flight>,
  { since, fenceMs, deadlineMs }: Fence,
): Promise<{ ready: Ready; answer: Answer }[]> {
  const late = performance.now() - since > fenceMs;
  const held = (one: Ready): string | null => {
    if (flights.get(one.message.borrower)?.aborted === true) return 'something became known meanwhile';
    return late ? 'too long after it was judged' : null;
  };
  const answers = ready.map((one): { ready: Ready; answer: Answer | null } => {
    const why = held(one);
    return { ready: one, answer: why === null ? null : { state: 'held-back', why } };
  });
  const going = answers.filter(({ answer }) => answer === null);
  const heard =
    going.length === 0
      ? []
      : await carrier.hand(
          going.map(({ ready: { parcel, words, message } }) => {
            const silenced = flights.get(message.borrower);
            const text = { template: words.template, facts: words.facts };
            return silenced === undefined ? { ...parcel, text } : { ...parcel, text, silenced };
          }),
          deadlineMs,
        );
  if (heard.length !== going.length)
    throw new Error(`${carrier.name} answered ${heard.length} of ${going.length} parcels`);
  let place = 0;
  return answers.map((one) => ({ ready: one.ready, answer: one.answer ?? heard[place++]! }));
}
