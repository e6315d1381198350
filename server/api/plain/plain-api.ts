/**
 * How does somebody read what he owes and begin a payment on a telephone that runs no script?
 *
 * Pages that the server writes: sign in by a code, one page with what is owed, why, what comes next and who made contact, one form to pay.
 * They say what the other pages say, out of the same answers. Coming back from the provider's site the browser keeps the session to
 * itself; a touch on our own page sends it along.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { figureOf, type Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import { referenceFor } from '../../db/people/belonging.ts';
import { endSession } from '../../db/people/session-rows.ts';
import { sendSignInCode, signInBorrower } from '../../people/borrower-sign-in.ts';
import { signedInBy } from '../../people/session-token.ts';
import { ahead, overview, ownAccount } from '../borrower-api.ts';
import type { AccountShown, AheadAnswer, BorrowerAnswer } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { languageOf } from '../identity/verify-page.ts';
import { look, startPayment } from '../payments/checkout-api.ts';
import { evenly } from '../people/people-api.ts';
import { holdToken } from '../people/session-cookie.ts';
import { Refused } from '../problem.ts';
import { plainPage } from './plain-page.ts';
import { PLAIN_WORDS } from './plain-words.ts';

/** So many coming steps are told. */
const STEPS = 5;

type Own = { host: string; reference: string };
type Form = Readonly<Record<string, string>>;

/** Serves the pages under /plain. */
export async function servePlain(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.setValidatorCompiler(() => () => true);
    scope.setErrorHandler((error, request, reply) => fault(error, request, reply));
    const hidden = { schema: { hide: true } };
    scope.get('/plain', hidden, async (request, reply) => signInPage(request, reply, null));
    scope.post('/plain/code', hidden, async (request, reply) => sendCodeTo(house, request, reply));
    scope.post('/plain/sign-in', hidden, async (request, reply) => enter(house, request, reply));
    scope.post('/plain/sign-out', hidden, async (request, reply) => {
      if (request.signedIn !== null) await endSession(house.pool, request.signedIn.digest);
      holdToken(reply, null, house.people);
      return reply.redirect('/plain', 303);
    });
    scope.get('/plain/:host/:reference', hidden, async (request, reply) => ownPage(house, request, reply));
    scope.post('/plain/:host/:reference/accounts/:account/pay', hidden, async (request, reply) =>
      payFrom(house, request, reply),
    );
    scope.get('/plain/:host/:reference/paid/:checkout', hidden, async (request, reply) =>
      paidPage(house, request, reply),
    );
  });
}

const asker = ({ ip, headers }: FastifyRequest) => ({
  address: ip,
  device: String(headers['user-agent'] ?? '').slice(0, 200),
});

const homeOf = ({ host, reference }: Own) =>
  `/plain/${encodeURIComponent(host)}/${encodeURIComponent(reference)}`;

function inOther(request: FastifyRequest): string {
  const other = languageOf(request) === 'en' ? 'zh-CN' : 'en';
  return request.method === 'GET'
    ? `${request.url.split('?')[0]}?language=${other}`
    : `/plain?language=${other}`;
}

function signInPage(
  request: FastifyRequest,
  reply: FastifyReply,
  phone: string | null,
  isWrong = false,
): FastifyReply {
  const language = languageOf(request);
  const words = PLAIN_WORDS[language];
  const ask = `language=${language}`;
  const body =
    phone === null
      ? `<form method="post" action="/plain/code?${ask}"><label for="phone">${words.phone}</label><input id="phone" name="phone" type="tel" required minlength="3" maxlength="40" autocomplete="tel"><button>${words.sendCode}</button></form>`
      : `${isWrong ? `<section role="alert"><p>${words.wrong}</p></section>` : ''}<form method="post" action="/plain/sign-in?${ask}"><input type="hidden" name="phone" value="${escaped(phone)}"><label for="code">${words.code}</label><input id="code" name="code" required inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code"><button>${words.enter}</button></form><p><a href="/plain?${ask}">${words.again}</a></p>`;
  return plainPage(reply, {
    language,
    title: words.signIn,
    body,
    other: inOther(request),
    status: isWrong ? 401 : 200,
  });
}

async function sendCodeTo(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const phone = String((request.body as Form)?.phone ?? '').slice(0, 40);
  const today = await house.today();
  // Whether anybody has the number shows nowhere: the page does not wait for it.
  sendSignInCode(house.pool, phone, asker(request), { today, at: house.now(today) }).catch((error: unknown) =>
    request.log.error({ err: error }, 'a code could not be sent'),
  );
  return signInPage(request, reply, phone);
}

async function enter(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { phone = '', code = '' } = (request.body ?? {}) as Form;
  const answer = /^\d{6}$/.test(code)
    ? await evenly(() => signInBorrower(house.pool, { phone: phone.slice(0, 40), code }, asker(request)))
    : ({ state: 'wrong' } as const);
  if (answer.state !== 'in') return signInPage(request, reply, phone.slice(0, 40), true);
  if (request.signedIn !== null) await endSession(house.pool, request.signedIn.digest);
  const who = await signedInBy(house.pool, answer.token);
  const own = who?.caller.kind === 'borrower' ? await referenceFor(house.pool, who.caller) : null;
  holdToken(reply, answer.token, house.people);
  return reply.redirect(own === null ? '/plain' : `${homeOf(own)}?language=${languageOf(request)}`, 303);
}

async function ownPage(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const own = request.params as Own;
  const language = languageOf(request);
  const words = PLAIN_WORDS[language];
  const borrower = await overview(house, own);
  const parts = await Promise.all(
    borrower.accounts.map(async (account) => {
      const told = await ownAccount(house, { ...own, account: account.account });
      return accountPart(account, await ahead(house, told, language), own, language);
    }),
  );
  const totals = borrower.totals.map((total) => totalPart(total, language)).join('');
  const out = `<form method="post" action="/plain/sign-out"><button>${words.signOut}</button></form>`;
  const body = `<p>${escaped(borrower.name)} · ${borrower.today}</p>${totals}${parts.join('')}${request.signedIn === null ? '' : out}`;
  return plainPage(reply, { language, title: words.owe, body, other: inOther(request) });
}

function totalPart(
  { owed, overdue, currency }: BorrowerAnswer['totals'][number],
  language: Language,
): string {
  const words = PLAIN_WORDS[language];
  return `<section><p>${words.due}</p><p class="great">${figureOf(overdue, currency.code)}</p><p class="pair"><span>${words.inAll}</span><span>${figureOf(owed, currency.code)}</span></p></section>`;
}

function accountPart(account: AccountShown, next: AheadAnswer, own: Own, language: Language): string {
  const words = PLAIN_WORDS[language];
  const { position, currency, product } = account;
  const name = language === 'en' ? product.en : product.zh;
  const steps = next.coming.slice(0, STEPS).map(({ day, told }) => `<li>${day} ${escaped(told)}</li>`);
  const wanted = Number(position.overdue) > 0 ? position.overdue : position.settlement;
  const id = `amount-${account.account}`;
  const pay =
    Number(position.settlement) > 0
      ? `<form method="post" action="${homeOf(own)}/accounts/${account.account}/pay?language=${language}"><label for="${id}">${words.amount}</label><input id="${id}" name="amount" inputmode="decimal" required pattern="[0-9]+([.][0-9]+)?" value="${wanted}"><button>${words.pay}</button></form>`
      : '';
  const late = position.daysPastDue > 0 ? ` · ${words.late(position.daysPastDue)}` : '';
  const parts = whyRows(position, language).map(
    ([what, amount]) =>
      `<p class="pair"><span>${what}</span><span>${figureOf(amount, currency.code)}</span></p>`,
  );
  return `<section><h2>${escaped(name)} ${account.account}${late}</h2><h3>${words.why}</h3>${parts.join('')}<h3>${words.next}</h3>${steps.length === 0 ? `<p>${words.none}</p>` : `<ol>${steps.join('')}</ol>`}</section>${pay}`;
}

const PARTS = {
  en: {
    duePrincipal: 'Principal past due',
    interest: 'Interest',
    fee: 'Fees',
    penalty: 'Penalty interest',
    billed: 'Billed, not past due',
    notDue: 'Not due yet',
  },
  'zh-CN': {
    duePrincipal: '逾期本金',
    interest: '利息',
    fee: '费用',
    penalty: '罚息',
    billed: '已出账，未逾期',
    notDue: '尚未到期',
  },
} as const;

function whyRows(position: AccountShown['position'], language: Language): [string, string][] {
  return (Object.keys(PARTS.en) as (keyof typeof PARTS.en)[]).flatMap((part) =>
    Number(position[part]) === 0 ? [] : [[PARTS[language][part], position[part]] as [string, string]],
  );
}

async function payFrom(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = languageOf(request);
  const words = PLAIN_WORDS[language];
  const params = request.params as Own & { account: string };
  const amount = String((request.body as Form)?.amount ?? '').trim();
  if (!/^\d+(\.\d+)?$/.test(amount) || !/^\d{1,18}$/.test(params.account))
    throw new Refused(400, 'This is no amount.', [
      { where: 'body.amount', what: amount, todo: 'Write digits.' },
    ]);
  const begun = await startPayment(house, params, { amount, language }, 'plain');
  const figure = figureOf(begun.amount, begun.currency.code);
  const to = begun.address ?? `${homeOf(params)}/paid/${begun.checkout}`;
  const body = `<section><p>${words.toProviderText(figure)}</p><a class="go" href="${escaped(to)}">${words.toProvider}</a></section><p><a href="${homeOf(params)}">${words.back}</a></p>`;
  return plainPage(reply, { language, title: words.pay, body, other: inOther(request) });
}

async function paidPage(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = languageOf(request);
  const words = PLAIN_WORDS[language];
  const params = request.params as Own & { checkout: string };
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(params.checkout))
    throw new Refused(404, 'There is no such payment of yours.');
  const shown = await look(house, params);
  const again =
    shown.state === 'open' ? `<a class="go" href="${escaped(request.url)}">${words.look}</a>` : '';
  const body = `<section role="status"><p class="great">${figureOf(shown.amount, shown.currency.code)}</p><p>${words.states[shown.state]}</p>${again}</section><p><a href="${homeOf(params)}">${words.back}</a></p>`;
  return plainPage(reply, { language, title: words.pay, body, other: inOther(request) });
}

/** A refusal as a page. Who is not signed in may be one who comes from the provider: his next touch brings the session along. */
function fault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  const words = PLAIN_WORDS[language];
  const refused = error instanceof Refused ? error : null;
  if (refused === null) request.log.error({ err: error }, 'a plain page could not be shown');
  const isOut = refused?.status === 401;
  const told = refused === null ? '' : `<p>${escaped(refused.message)}</p>`;
  const more = (refused?.errors ?? []).map(({ todo }) => `<p>${escaped(todo)}</p>`).join('');
  const here =
    isOut && request.method === 'GET' ? `<a class="go" href="${escaped(request.url)}">${words.look}</a>` : '';
  const body = `<section role="alert">${told}${more}${here}</section><p><a href="/plain">${isOut ? words.signIn : words.back}</a></p>`;
  const status = refused?.status ?? 500;
  return plainPage(reply, {
    language,
    title: isOut ? words.signIn : words.owe,
    body,
    other: '/plain',
    status,
  });
}
