/**
 * Who holds the claim of this code, and who has bought claims from the house at all?
 *
 * A page for anybody that needs no script. A code tells who holds its claim, since when, and how to reach him; nothing of the debt, of its
 * sum or of whose it is. A code that was never given out is answered like any other that is not known.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
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
    other: 'English',
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
    other: '中文',
  },
} as const;

const STYLE = `
:root { color-scheme: light dark; --ground: #f6f3ee; --card: #fffdfa; --ink: #24211d; --quiet: #5d574e; --line: #8a8275; --teal: #0d5b5b; --on: #fff; --amber: #faeed3; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --card: #201f1c; --ink: #ece7de; --quiet: #b3aca0; --line: #857d70; --teal: #7cc9c3; --on: #0b2322; --amber: #3b2f15; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 24px 16px 48px; }
header { display: flex; justify-content: space-between; gap: 16px; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 16px 0 8px; } h2 { font-size: 1.1rem; margin: 24px 0 0; } h3 { font-size: 1rem; margin: 0; }
article { background: var(--card); border-radius: 8px; padding: 16px; margin: 16px 0; border-left: 6px solid var(--teal); }
article.ended, article.unknown { border-left-color: var(--line); background: var(--amber); }
dl { margin: 8px 0 0; display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 16px 0; } label { display: grid; gap: 4px; flex: 1 1 12rem; }
input, button { font: inherit; min-height: 48px; border-radius: 8px; padding: 0 12px; border: 1px solid var(--line); background: var(--card); color: var(--ink); }
button { background: var(--teal); color: var(--on); border-color: var(--teal); padding: 0 24px; }
p { margin: 4px 0; } .quiet { color: var(--quiet); }
a { color: var(--teal); } :focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Serves the page at /claims. */
export async function serveClaims(app: FastifyInstance, house: House): Promise<void> {
  app.get('/claims', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request);
    const { code } = request.query as { readonly code?: unknown };
    const typed = typeof code === 'string' ? code.slice(0, 40) : null;
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
      })
      .serializer(String)
      .send(await pageOf(house, typed, language));
  });
}

async function pageOf(house: House, typed: string | null, language: Language): Promise<string> {
  const words = WORDS[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const lender = escaped(LETTERHEADS[language].lender);
  const answer = typed === null || typed.trim() === '' ? '' : await answerOf(house, typed, language);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${words.title} · ${lender}</title><style>${STYLE}</style></head>
<body><main><header><strong>${lender}</strong><a href="/claims?language=${other}" lang="${other}">${words.other}</a></header>
<h1>${words.title}</h1><p>${words.lead}</p>
<form method="get" action="/claims"><input type="hidden" name="language" value="${language}"><label>${words.code}<input name="code" maxlength="40" autocomplete="off" value="${escaped(typed ?? '')}"></label><button>${words.ask}</button></form>
${answer}
<h2>${words.buyers}</h2>
${await buyersOf(house, language)}</main></body></html>`;
}

async function answerOf({ pool }: House, typed: string, language: Language): Promise<string> {
  const words = WORDS[language];
  const code = readCode(typed);
  const found = code === null ? null : await holderUnder(pool, code);
  if (found === null) return `<article class="unknown" role="status"><p>${words.unknown}</p></article>`;
  if (found.told === null) return `<article role="status"><p>${words.ours}</p></article>`;
  const { name, licence, grantedBy, contact } = valueIn(found.told) as HolderTold;
  return `<article role="status"><h2>${words.holder} ${escaped(language === 'en' ? name.en : name.zh)}</h2><dl><dt>${words.since}</dt><dd>${formatDay(found.fromDay)}</dd><dt>${words.licence}</dt><dd>${escaped(licence)} · ${escaped(grantedBy)}</dd><dt>${words.contact}</dt><dd>${escaped(contact)}</dd></dl></article>`;
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
