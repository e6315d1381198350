/**
 * What does a message centre mean by its number: never, or later?
 *
 * command_status of SMPP 3.4 §5.1.3. Throttled, full and failing for the moment may be tried later; everything else is certain and
 * stays so, also a number that only this centre knows: not to be sent is the safe reading of what we cannot read.
 */

export const STATUS = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommandLength: 0x02,
  invalidCommand: 0x03,
  wrongBindState: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  invalidMessageId: 0x0c,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  cancelFailed: 0x11,
  queueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
  temporary: 0x64,
  permanent: 0x65,
  rejected: 0x66,
  queryFailed: 0x67,
} as const;

const WORDS: ReadonlyMap<number, string> = new Map([
  [STATUS.invalidMessageLength, 'invalid message length'],
  [STATUS.invalidCommandLength, 'invalid command length'],
  [STATUS.invalidCommand, 'invalid command'],
  [STATUS.wrongBindState, 'not bound for this'],
  [STATUS.alreadyBound, 'already bound'],
  [STATUS.systemError, 'system error'],
  [STATUS.invalidSource, 'invalid source address'],
  [STATUS.invalidDestination, 'invalid destination address'],
  [STATUS.invalidMessageId, 'no such message'],
  [STATUS.bindFailed, 'bind failed'],
  [STATUS.invalidPassword, 'wrong password'],
  [STATUS.invalidSystemId, 'unknown system id'],
  [STATUS.cancelFailed, 'cannot be cancelled'],
  [STATUS.queueFull, 'queue full'],
  [STATUS.submitFailed, 'submit failed'],
  [STATUS.throttled, 'throttled'],
  [STATUS.temporary, 'temporary error at the receiver'],
  [STATUS.permanent, 'permanent error at the receiver'],
  [STATUS.rejected, 'rejected by the receiver'],
  [STATUS.queryFailed, 'query failed'],
]);

const LATER: ReadonlySet<number> = new Set([
  STATUS.wrongBindState,
  STATUS.systemError,
  STATUS.queueFull,
  STATUS.submitFailed,
  STATUS.throttled,
  STATUS.temporary,
]);

const SLOWER: ReadonlySet<number> = new Set([STATUS.throttled, STATUS.queueFull]);

/** Whether the same may be tried later. `alsoLater`: further numbers that this centre documents as passing. */
export function isLater(status: number, alsoLater: readonly number[]): boolean {
  return LATER.has(status) || alsoLater.includes(status);
}

/** Whether it asks the sender to slow down. */
export function isSlower(status: number): boolean {
  return SLOWER.has(status);
}

/** "throttled (0x58)". */
export function statusWords(status: number): string {
  const number = `0x${status.toString(16).padStart(2, '0')}`;
  const words = WORDS.get(status);
  return words === undefined ? `status ${number}` : `${words} (${number})`;
}
