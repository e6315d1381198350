/**
 * What stands in the way, and what can the person at the keyboard do about it?
 *
 * A `Trouble` is a failure of the surroundings (no disk, no network, an old database), not a bug and not a
 * refusal by a rule: its message says what happened and what to do, so the command line prints it without a stack.
 */

/** A failure of the surroundings. `message` is a full sentence for the person; `remedy`, if any, is the next step. */
export class Trouble extends Error {
  readonly remedy: string | null;

  constructor(message: string, remedy: string | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Trouble';
    this.remedy = remedy;
  }
}

/** The text of anything thrown, for a message; never empty. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '') {
    return thrown.errors.map(wordsOf).join('; ') || 'unknown error';
  }
  return thrown instanceof Error ? thrown.message || thrown.name : String(thrown ?? 'unknown error');
}
