/**
 * What must a debt collector say of himself on this occasion?
 *
 * 12 CFR 1006.18(e): in the first communication that he is attempting to collect a debt and that what he learns is used for
 * it; when that one was oral, again in the first written one; in every later one that it comes from a debt collector. A
 * limited-content message is no communication, so a person who calls back after one is told everything (comment 18(e)(1)-1).
 */
import type { Cited } from '../gate/law.ts';
import type { Minute } from '../gate/local-time.ts';
import type { Happening } from '../gate/situation.ts';

/** An earlier contact in which the debt was or may have been spoken of. */
export interface Talk {
  readonly at: Minute;
  readonly id: string | null;
  readonly oral: boolean;
  /** Conveyed something about the debt; a limited-content message and a call that nobody answered do not. */
  readonly communicated: boolean;
}

export interface DisclosureRule extends Cited {
  /** What the first communication must say, and what every later one. */
  readonly first: readonly string[];
  readonly later: readonly string[];
}

/** The disclosures that an occasion needs by one rule, after these earlier contacts. */
export function disclosuresOf(
  { first, later }: DisclosureRule,
  occasion: { readonly oral: boolean },
  earlier: readonly Talk[],
): readonly string[] {
  const told = earlier.filter(({ communicated }) => communicated);
  if (told.length === 0) return first;
  const firstWritten = !occasion.oral && told[0]!.oral && told.every(({ oral }) => oral);
  return firstWritten ? [...first, ...later] : later;
}

const ORAL = new Set(['call', 'voicemail', 'visit']);

/** What of the log was said about the debt, in order. */
export function talksOf(log: readonly Happening[]): Talk[] {
  return log.flatMap((event) => {
    const { at, id } = event;
    switch (event.type) {
      case 'first-communication':
        return [{ at, id, oral: ORAL.has(event.way), communicated: true }];
      case 'call':
        return [{ at, id, oral: true, communicated: isTold(event) }];
      case 'message':
        return [{ at, id, oral: ORAL.has(event.way), communicated: true }];
      case 'inbound':
        return [
          {
            at,
            id,
            oral: ORAL.has(event.way),
            communicated: event.conversation && event.discussed.length > 0,
          },
        ];
      case 'visit':
        return [{ at, id, oral: true, communicated: event.met }];
      default:
        return [];
    }
  });
}

function isTold({
  outcome,
  limitedContent,
  raised,
  discussed,
}: Extract<Happening, { type: 'call' }>): boolean {
  if (outcome === 'voicemail') return !limitedContent;
  return outcome === 'conversation' && (raised.length > 0 || discussed.length > 0);
}
