/**
 * Which operations does the walk never bring to an end, and why?
 *
 * Each with its reason. One that is done takes its row out; one that is never done and has no row here is a fault of a long walk.
 */
const DIGITS =
  'asks for digits, a token or the signature of a device, which chance does not make; the tests of signing in do it';
const CODE = 'asks for the code that came by message; the tests of agreements do it';
const FILE = 'takes a file, and the walk sends JSON; the tests of papers and calls do it';
const FILED = 'asks for what came as a file, of which the walk has none';
const MAP = 'the house of the walk names no map; the tests of visits do it';

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
  'POST /api/borrower/{host}/{reference}/accounts/{account}/papers': FILE,
  'POST /api/agent/calls/{call}/recording': FILE,
  'POST /api/borrower/{host}/{reference}/accounts/{account}/papers/{seq}/take-back': FILED,
  'POST /api/court/cases/{case}/papers': FILE,
  'POST /api/court/cases/{case}/papers/{paper}/take-back': FILED,
  'POST /api/visit/{visit}/sounds/{recording}/{seq}': FILE,
  'POST /api/visit/{visit}/sounds/{recording}/end': FILED,
  'GET /api/borrower/{host}/{reference}/visits/{visit}/sounds/{recording}': FILED,
  'POST /api/lead/visits/{visit}/sounds/{recording}': FILED,
  'GET /api/visit/map/{zoom}/{column}/{row}': MAP,
};

const OFFER = 'an offer must stand at that day and price, in the words of who may take it';
const VISIT = 'a visit must wait for this very step, by its own person and at its hour';
const ORDER =
  'a letter must lie where this step is taken, by a trained person who did not take the one before';
const COURT = 'a case or path must have come to this stage, with papers and days that chance does not name';
const SALE = 'claims that may be sold, a buyer whom two people let in, and their offers in order';
const DRAFT = 'a whole ladder or text without a fault, then its author, then another person';
const LEFT = 'a case, report, reply or call that is still open and of this kind';
const CASE = 'a case that lies with this very agency, and is not so already';
const AGENCY = 'leave for a person of its own, within hours and budgets';
const SESSION = 'a session of his own that is open, and no body';
const DEVICE = 'the keys of a browser that would be reminded';

/**
 * What chance seldom comes to, and why: it was asked hundreds of times and answered as described, but refused. The tests of these parts do
 * each of it.
 */
export const SELDOM_DONE: Readonly<Record<string, readonly string[]>> = {
  [SESSION]: ['POST /api/people/sessions/{session}/end'],
  [DEVICE]: ['POST /api/borrower/{host}/{reference}/devices'],
  [OFFER]: [
    'POST /api/borrower/{host}/{reference}/accounts/{account}/offers/{offer}/accept',
    'POST /api/borrower/{host}/{reference}/accounts/{account}/agreements/{agreement}/withdraw',
    'POST /api/agent/accounts/{key}/offers/{offer}/accept',
  ],
  [LEFT]: [
    'POST /api/studio/complaints/{complaint}/decide',
    'POST /api/studio/impostors/{key}',
    'POST /api/agent/replies/answered',
    'POST /api/agent/replies/turned',
    'POST /api/agent/disputes',
    'POST /api/borrower/{host}/{reference}/accounts/{account}/reviews/{seq}/appeal',
    'POST /api/studio/repairs/{key}',
    'POST /api/lead/quality/{call}',
    'POST /api/sale/money',
    'POST /api/borrower/{host}/{reference}/disputes',
  ],
  [VISIT]: [
    'GET /api/borrower/{host}/{reference}/visits/{visit}/faces/{staff}',
    'POST /api/borrower/{host}/{reference}/visits/{visit}/confirm',
    'POST /api/borrower/{host}/{reference}/visits/{visit}/move',
    'POST /api/borrower/{host}/{reference}/visits/{visit}/decline',
    'GET /api/visit/{visit}',
    'POST /api/lead/visits/accounts/{key}/propose',
    'POST /api/lead/visits/accounts/{key}/search',
    'POST /api/lead/visits/accounts/{key}/spot',
    'POST /api/lead/visits/{visit}/approve',
    'POST /api/lead/visits/{visit}/refuse',
    'POST /api/lead/visits/{visit}/seen',
    'POST /api/lead/visits/{visit}/cancel',
    'POST /api/lead/visits/receipts/{receipt}',
  ],
  [DRAFT]: [
    'POST /api/studio/texts',
    'POST /api/studio/texts/{key}/approve',
    'POST /api/studio/texts/preview',
    'POST /api/studio/ladders/drafts/{draft}',
    'POST /api/studio/ladders/drafts/{draft}/submit',
    'POST /api/studio/ladders/{key}/approve',
    'POST /api/studio/ladders/{key}/refuse',
    'POST /api/studio/ladders/{key}/schedule',
  ],
  [COURT]: [
    'POST /api/court/cases/{case}/refuse',
    'POST /api/court/cases/{case}/approve',
    'POST /api/court/cases/{case}/notice',
    'POST /api/court/cases/{case}/stage',
    'POST /api/court/cases/{case}/file',
    'POST /api/court/paths/{path}/step',
    'POST /api/court/paths/{path}/end',
  ],
  [SALE]: [
    'POST /api/sale/buyers/papers/{paper}/decide',
    'POST /api/sale/sales/{sale}/offers',
    'POST /api/sale/sales/{sale}/award',
    'POST /api/sale/sales/{sale}/close',
  ],
  [ORDER]: [
    'POST /api/studio/letters/{account}/orders',
    'POST /api/studio/firms',
    'POST /api/studio/firms/{engagement}/decide',
    'POST /api/studio/orders/{order}/give',
    'POST /api/studio/orders/{order}/decline',
    'GET /api/firm/orders/{order}',
    'GET /api/firm/orders/{order}/page',
    'POST /api/firm/orders/{order}/sign',
    'POST /api/firm/orders/{order}/send-back',
    'POST /api/firm/orders/{order}/refuse',
  ],
  [CASE]: ['POST /api/agencies/{agency}/cases/{key}'],
  [AGENCY]: ['POST /api/agency/permits', 'POST /api/agency/permits/{permit}/use'],
};

/** Requests from which on each operation has had its chance. */
export const LONG_WALK = 20_000;
