/**
 * Which operations does the walk never bring to an end, and why?
 *
 * Each with its reason. One that is done takes its row out; one that is never done and has no row here is a fault of a long walk.
 */
const DIGITS =
  'asks for digits, a token or the signature of a device, which chance does not make; the tests of signing in do it';
const CODE = 'asks for the code that came by message; the tests of agreements do it';
const PROVIDER = 'no payment provider is connected in this scene; the tests of payments have one';
const FILE = 'takes a file, and the walk sends JSON; the tests of papers and calls do it';
const FILED = 'asks for what came as a file, of which the walk has none';

export const NEVER_DONE: Readonly<Record<string, string>> = {
  'POST /api/people/sign-in': DIGITS,
  'POST /api/people/confirm': DIGITS,
  'POST /api/people/code/sign-in': DIGITS,
  'POST /api/people/link': DIGITS,
  'POST /api/people/set-up': DIGITS,
  'POST /api/people/passkey/sign-in': DIGITS,
  'POST /api/people/confirm/passkey': DIGITS,
  'POST /api/people/own/passkeys': DIGITS,
  'POST /api/people/own/passkeys/{passkey}/remove': DIGITS,
  'POST /api/people/own/password': DIGITS,
  'POST /api/people/own/telephone': DIGITS,
  'POST /api/borrower/{host}/{reference}/accounts/{account}/agreements/{agreement}/confirm': CODE,
  'POST /api/borrower/{host}/{reference}/accounts/{account}/checkouts': PROVIDER,
  'GET /api/borrower/{host}/{reference}/checkouts/{checkout}': PROVIDER,
  'POST /api/borrower/{host}/{reference}/accounts/{account}/papers': FILE,
  'POST /api/agent/calls/{call}/recording': FILE,
  'POST /api/borrower/{host}/{reference}/accounts/{account}/papers/{seq}/take-back': FILED,
  'GET /api/agent/calls/{call}/recording': FILED,
};

/** Requests from which on each operation has had its chance. */
export const LONG_WALK = 20_000;
