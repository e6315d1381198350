/**
 * How often may a program ask, how long is an answer kept, and how long is it tried to tell another one?
 */
export const MACHINES = {
  key: {
    /** Longest life of a key, and what is proposed. */
    mostDays: 730,
    days: 365,
    /** Requests in a minute, where the key says nothing else. */
    perMinute: 6_000,
  },
  answers: {
    /** An answer is kept so long, and found under its key. */
    keptHours: 48,
    /** Whoever was at it for so long has died: the next one does it. */
    claimSeconds: 120,
    /** Answers that are forgotten at once. */
    batch: 1_000,
  },
  webhooks: {
    /** Minutes to the next try, from the first failure on: nine tries more, over nearly three days. */
    again: [1, 5, 30, 120, 300, 600, 720, 900, 1_440],
    /** By so much of its length, at most, a wait is longer, so that not all come at once. */
    jitterPercent: 20,
    /** An endpoint that took nothing for so many minutes is stopped. */
    stopAfter: 3 * 1_440,
    /** A new secret: the old one signs beside it so long. */
    bothHours: 24,
    timeoutMs: 15_000,
    /** Deliveries claimed and sent at once. */
    together: 20,
    /** What was told is kept so many days for whoever wants it again. */
    keptDays: 30,
    /** The most of an answer that is kept. */
    answerLength: 500,
  },
} as const;
