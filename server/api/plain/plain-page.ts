/**
 * What does a page of the borrower's look like without any script?
 *
 * One frame for all of them: few words, no script, a style that the policy of the page names by its digest. What stands in it was escaped.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';

const STYLE = `
:root { color-scheme: light dark; --ground: #f6f3ee; --card: #fffdfa; --ink: #24211d; --quiet: #5d574e; --line: #8a8275; --teal: #0d5b5b; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --card: #201f1c; --ink: #ece7de; --quiet: #b3aca0; --line: #857d70; --teal: #7cc9c3; --on: #0b2322; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 16px; }
section, form { background: var(--card); border-radius: 8px; padding: 16px; margin: 16px 0; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 0 0 8px; } p { margin: 6px 0; } .great { font-size: 2rem; font-weight: 650; } .quiet { color: var(--quiet); }
label { display: block; font-weight: 600; } input { width: 100%; box-sizing: border-box; font: inherit; min-height: 48px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); }
button, .go { display: block; box-sizing: border-box; width: 100%; margin-top: 12px; min-height: 52px; padding: 12px; font: inherit; font-weight: 650; text-align: center; text-decoration: none; border: 0; border-radius: 8px; background: var(--teal); color: var(--on); }
a { color: var(--teal); } ol { padding-left: 1.2em; } :focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
.pair { display: flex; justify-content: space-between; gap: 16px; }`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A part of a page, escaped already. */
export type Html = string;

/** Sends a page. `other`: the same page in the other language. */
export function plainPage(
  reply: FastifyReply,
  {
    language,
    title,
    body,
    other,
    status = 200,
  }: { language: Language; title: string; body: Html; other: string; status?: number },
): FastifyReply {
  const lender = escaped(LETTERHEADS[language].lender);
  const second = language === 'en' ? 'zh-CN' : 'en';
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    })
    .serializer(String)
    .send(`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${escaped(title)} · ${lender}</title><style>${STYLE}</style></head><body><main>
<p class="pair"><strong>${lender}</strong><a href="${escaped(other)}" lang="${second}">${language === 'en' ? '中文' : 'English'}</a></p>
<h1>${escaped(title)}</h1>${body}</main></body></html>`);
}
