/**
 * How long does a session last, and how often may somebody try?
 *
 * Idle and absolute ends after OWASP ASVS 5.0 V7.3 and NIST SP 800-63B §2.2.3 (AAL2: at most 12 hours, 30 minutes idle for whoever works
 * with other people's data); a borrower's is shorter, because telephones are shared.
 */
export const SIGN_IN = {
  staff: { idleMinutes: 30, wholeMinutes: 12 * 60 },
  borrower: { idleMinutes: 15, wholeMinutes: 2 * 60 },
  /** How long a shown second factor counts for what is asked twice. */
  confirmMinutes: 10,
  /** Tries within a quarter of an hour, for one name or number, and from one address; what is only begun, of an office together; and refusals of one caller that are written down. */
  tries: {
    minutes: 15,
    each: 10,
    address: 60,
    codes: 3,
    codesOfAddress: 10,
    begunOfAddress: 300,
    refusals: 20,
  },
  /** A set-up link is good so long. */
  linkHours: 24,
  /** A challenge to a device and a new telephone wait so long for their answer. */
  challengeMinutes: 5,
  /** So long may somebody stay with the identity provider. */
  visitMinutes: 10,
  codeMinutes: 10,
  codeTries: 5,
  /** Answers about who somebody is leave on multiples of so many milliseconds. */
  tick: 400,
} as const;
