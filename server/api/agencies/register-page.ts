/**
 * Which agencies and law firms speak for the lender, and which cards do their people carry?
 *
 * A page for anybody that needs no script and tells nothing about any account. A card stands there by its number: whose it is, is asked at
 * the check of callers. Who was struck off stays for a year, and is called so.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import { type PublicLine, publicRegister } from '../../db/agencies/case-list.ts';
import type { House } from '../house.ts';
import { languageOf } from '../identity/verify-page.ts';

const WORDS = {
  'zh-CN': {
    title: '谁可以代表我们',
    lead: '以下机构受我们委托。不在此列者不代表我们；我们绝不会要求向个人账户转账。',
    agency: '委外机构',
    firm: '律师事务所',
    number: '机构号',
    cards: '工作证号',
    none: '目前没有委托任何机构。',
    noCards: '无有效工作证',
    ended: '已停止合作',
    check: '核对来电、消息或证件',
    other: 'English',
  },
  en: {
    title: 'Who speaks for us',
    lead: 'These offices work for us. Nobody else does, and nobody of ours asks for a transfer to a private account.',
    agency: 'Collection agency',
    firm: 'Law firm',
    number: 'Number',
    cards: 'Cards',
    none: 'No office works for us at present.',
    noCards: 'no valid card',
    ended: 'No longer acts for us',
    check: 'Check a call, a message or a card',
    other: '中文',
  },
} as const;

const STYLE = `
:root { color-scheme: light dark; --ground: #f6f3ee; --card: #fffdfa; --ink: #24211d; --quiet: #5d574e; --line: #8a8275; --teal: #0d5b5b; --amber: #faeed3; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --card: #201f1c; --ink: #ece7de; --quiet: #b3aca0; --line: #857d70; --teal: #7cc9c3; --amber: #3b2f15; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 24px 16px 48px; }
header { display: flex; justify-content: space-between; gap: 16px; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 16px 0 8px; } h2 { font-size: 1.1rem; margin: 0; }
article { background: var(--card); border-radius: 8px; padding: 16px; margin: 16px 0; border-left: 6px solid var(--teal); }
article.ended { border-left-color: var(--line); background: var(--amber); }
dl { margin: 8px 0 0; display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; } dt { color: var(--quiet); } dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
p { margin: 4px 0; } .quiet { color: var(--quiet); }
a { color: var(--teal); } :focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Serves the page at /register. */
export async function serveRegister(app: FastifyInstance, { pool }: House): Promise<void> {
  app.get('/register', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request);
    const page = pageOf(await publicRegister(pool), language);
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      })
      .serializer(String)
      .send(page);
  });
}

function pageOf(lines: readonly PublicLine[], language: Language): string {
  const words = WORDS[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const lender = escaped(LETTERHEADS[language].lender);
  const offices = lines.filter(({ kind }) => kind === 'agency');
  const shown = offices.map((office) =>
    officeOf(
      office,
      lines.filter(({ kind, actsFor, ended }) => kind === 'card' && actsFor === office.id && !ended),
      language,
    ),
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${words.title} · ${lender}</title><style>${STYLE}</style></head>
<body><main><header><strong>${lender}</strong><a href="/register?language=${other}" lang="${other}">${words.other}</a></header>
<h1>${words.title}</h1><p>${words.lead}</p>
${shown.length === 0 ? `<p>${words.none}</p>` : shown.join('\n')}
<p><a href="/verify?language=${language}">${words.check}</a></p></main></body></html>`;
}

function officeOf(office: PublicLine, cards: readonly PublicLine[], language: Language): string {
  const words = WORDS[language];
  const name = escaped(language === 'en' ? office.en : office.zh);
  const what = office.lawFirm ? words.firm : words.agency;
  const carried = cards.length === 0 ? words.noCards : cards.map(({ id }) => escaped(id)).join('、');
  const rest = office.ended ? '' : `<dt>${words.cards}</dt><dd>${carried}</dd>`;
  return `<article${office.ended ? ' class="ended"' : ''}><h2>${name}</h2><p class="quiet">${office.ended ? words.ended : what}</p><dl><dt>${words.number}</dt><dd>${escaped(office.id)}</dd>${rest}</dl></article>`;
}
