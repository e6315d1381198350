/**
 * Who holds the claim of this code, and who has bought claims from the house at all?
 *
 * A page for anybody that needs no script. A code tells who holds its claim, since when, and how to reach him; nothing of the debt, of its
 * sum or of whose it is. A code that was never given out is answered like any other that is not known.
 */
import type { FastifyInstance } from 'fastify';
import { formatDay } from '../../../rules/days.ts';
import { readCode } from '../../../rules/telling/check-code.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import { holderUnder } from '../../db/sale/holder-rows.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { lacksOn, readBuyers } from '../../sale/buyer-desk.ts';
import type { HolderTold } from '../../sale/sale-notice.ts';
import type { House } from '../house.ts';
import { languageOf } from '../identity/verify-page.ts';
import type { Html } from '../plain/plain-page.ts';
import { OFFICE_CARDS, publicPage, publicStyle } from '../plain/public-page.ts';

const WORDS = {
  'zh-CN': {
    title: '债权归属查询',
    lead: '您收到的转让通知上有一个债权码。在此核对债权现在归谁，不显示任何欠款信息。',
    code: '债权码',
    ask: '查询',
    unknown: '没有这个债权码。请核对输入；如有人自称已受让您的债权，请先联系我们。',
    ours: '该债权由我方持有，没有转让。',
    holder: '现持有人',
    since: '自',
    licence: '许可编号',
    contact: '联系方式',
    buyers: '债权受让方名册',
    none: '目前没有债权受让方。',
    ended: '不再受让新的债权',
  },
  en: {
    title: 'Who holds a claim',
    lead: 'The notice of a transfer bears a claim code. Check here who holds the claim now. Nothing about any debt is shown.',
    code: 'Claim code',
    ask: 'Check',
    unknown:
      'There is no such code. Check what you typed. If somebody says that he bought your debt, ask us first.',
    ours: 'We hold this claim. It is with nobody else.',
    holder: 'Held by',
    since: 'since',
    licence: 'Licence',
    contact: 'Contact',
    buyers: 'Who bought claims from us',
    none: 'Nobody buys claims from us at present.',
    ended: 'Buys no more claims',
  },
} as const;

const STYLE = publicStyle(`${OFFICE_CARDS}
h2 { font-size: 1.1rem; margin: 24px 0 0; } h3 { font-size: 1rem; margin: 0; }
article.unknown { border-left-color: var(--line); background: var(--amber); }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 16px 0; } label { display: grid; gap: 4px; flex: 1 1 12rem; }
input, button { font: inherit; min-height: 48px; border-radius: 8px; padding: 0 12px; border: 1px solid var(--line); background: var(--card); color: var(--ink); }
button { background: var(--teal); color: var(--on); border-color: var(--teal); padding: 0 24px; }
`);

/** Serves the page at /claims. */
export async function serveClaims(app: FastifyInstance, house: House): Promise<void> {
  app.get('/claims', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request);
    const { code } = request.query as { readonly code?: unknown };
    const typed = typeof code === 'string' ? code.slice(0, 40) : null;
    const { title, lead } = WORDS[language];
    const body = await bodyOf(house, typed, language);
    return publicPage(reply, { language, path: '/claims', title, lead, style: STYLE, body, asks: true });
  });
}

async function bodyOf(house: House, typed: string | null, language: Language): Promise<Html> {
  const words = WORDS[language];
  const asked = typed !== null && typed.trim() !== '';
  const answer = asked ? `<div role="status">${await answerOf(house, typed, language)}</div>` : '';
  return `<form method="get" action="/claims"><input type="hidden" name="language" value="${language}"><label>${words.code}<input name="code" maxlength="40" autocomplete="off" value="${escaped(typed ?? '')}"></label><button>${words.ask}</button></form>
${answer}
<h2>${words.buyers}</h2>
${await buyersOf(house, language)}`;
}

async function answerOf({ pool }: House, typed: string, language: Language): Promise<string> {
  const words = WORDS[language];
  const code = readCode(typed);
  const found = code === null ? null : await holderUnder(pool, code);
  if (found === null) return `<article class="unknown"><p>${words.unknown}</p></article>`;
  if (found.told === null) return `<article><p>${words.ours}</p></article>`;
  const { name, licence, grantedBy, contact } = valueIn(found.told) as HolderTold;
  return `<article><h2>${words.holder} ${escaped(language === 'en' ? name.en : name.zh)}</h2><dl><dt>${words.since}</dt><dd>${formatDay(found.fromDay)}</dd><dt>${words.licence}</dt><dd>${escaped(licence)} · ${escaped(grantedBy)}</dd><dt>${words.contact}</dt><dd>${escaped(contact)}</dd></dl></article>`;
}

async function buyersOf(house: House, language: Language): Promise<string> {
  const words = WORDS[language];
  const [today, buyers] = await Promise.all([house.today(), readBuyers(house.pool)]);
  const shown = [...buyers.files.values()].filter(({ licence }) => licence !== null);
  if (shown.length === 0) return `<p>${words.none}</p>`;
  return shown
    .map(({ buyer, name, licence, contact }) => {
      const ended = lacksOn(buyers, buyer, today).length > 0;
      return `<article${ended ? ' class="ended"' : ''}><h3>${escaped(language === 'en' ? name.en : name.zh)}</h3>${ended ? `<p class="quiet">${words.ended}</p>` : ''}<dl><dt>${words.licence}</dt><dd>${escaped(licence!.number)} · ${escaped(licence!.grantedBy)}</dd><dt>${words.contact}</dt><dd>${escaped(contact)}</dd></dl></article>`;
    })
    .join('\n');
}
