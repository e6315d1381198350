/**
 * What does a page for anybody look like, which needs no script and tells nothing of any account?
 *
 * One frame for the check of callers, the register of offices and the question who holds a claim: the lender, the way to the other language,
 * a title and what the page says. A style of its own is let in by its digest; nothing else runs or is fetched. What stands in it was escaped.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import type { Html } from './plain-page.ts';

const BASE = `
:root { color-scheme: light dark; --ground: #f6f3ee; --card: #fffdfa; --ink: #24211d; --quiet: #5d574e; --line: #8a8275; --teal: #0d5b5b; --on: #fff; --soft: #e0eeec; --amber: #faeed3; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --card: #201f1c; --ink: #ece7de; --quiet: #b3aca0; --line: #857d70; --teal: #7cc9c3; --on: #0b2322; --soft: #1d3635; --amber: #3b2f15; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 24px 16px 48px; }
header { display: flex; justify-content: space-between; gap: 16px; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 16px 0 8px; } .quiet { color: var(--quiet); }
a { color: var(--teal); } :focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
`;
/** Cards of offices with what is known of them. */
export const OFFICE_CARDS = `
article { background: var(--card); border-radius: 8px; padding: 16px; margin: 16px 0; border-left: 6px solid var(--teal); }
article.ended { border-left-color: var(--line); background: var(--amber); }
dl { margin: 8px 0 0; display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
p { margin: 4px 0; }
`;

/** A style with the digest by which the policy of its page lets it in. */
export interface PageStyle {
  readonly text: string;
  readonly digest: string;
}

/** The style of all these pages, and what one of them has beside it. */
export function publicStyle(own: string): PageStyle {
  const text = BASE + own;
  return { text, digest: createHash('sha256').update(text).digest('base64') };
}

/** What a page says. `path`: where it stands, for its other language; `asks`: it has a form, answered here. */
export interface PublicPage {
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly style: PageStyle;
  readonly body: Html;
  readonly asks?: boolean;
  readonly status?: number;
}

/** Sends the page. */
export function publicPage(
  reply: FastifyReply,
  { language, path, title, lead, style, body, asks = false, status = 200 }: PublicPage,
): FastifyReply {
  const lender = escaped(LETTERHEADS[language].lender);
  const [other, otherWord] = language === 'en' ? ['zh-CN', '中文'] : ['en', 'English'];
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${style.digest}'; base-uri 'none'; form-action ${asks ? "'self'" : "'none'"}; frame-ancestors 'none'`,
    })
    .serializer(String)
    .send(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title} · ${lender}</title><style>${style.text}</style></head>
<body><main><header><strong>${lender}</strong><a href="${path}?language=${other}" lang="${other}">${otherWord}</a></header>
<h1>${title}</h1><p>${lead}</p>
${body}</main></body></html>`);
}
