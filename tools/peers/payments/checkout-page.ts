/**
 * What does the demonstration's provider show to who pays?
 *
 * One page in the payer's language: how much, for what, that no money moves, pay or go back. It works without script.
 */
import { createHash } from 'node:crypto';
import { figureOf } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import type { Sitting } from './pay-counter.ts';

const WORDS = {
  zh: {
    lang: 'zh-CN',
    title: '演示收银台',
    demo: '演示：这里不会发生任何真实付款。',
    to: '收款方：安还示例出借机构（机构账户，不是个人账户）',
    pay: '确认付款（演示）',
    back: '不付，返回',
  },
  en: {
    lang: 'en',
    title: 'Demonstration checkout',
    demo: 'Demonstration: no money moves here.',
    to: 'Paid to: Anhuan example lender (the lender’s account, nobody’s own)',
    pay: 'Pay (demonstration)',
    back: 'Go back without paying',
  },
} as const;

const STYLE = `
:root { color-scheme: light dark; --ground: #eef1f6; --card: #fff; --ink: #1c2430; --line: #77839a; --blue: #23408e; --on: #fff; --note: #fff3d6; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171c; --card: #1d222b; --ink: #e7ebf2; --blue: #a9bff5; --on: #101a33; --note: #3a3013; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 24px 16px; }
section { background: var(--card); border-radius: 12px; padding: 20px; }
.note { background: var(--note); border-radius: 8px; padding: 10px 14px; }
.great { font-size: 2.2rem; font-weight: 650; margin: 8px 0; font-variant-numeric: tabular-nums; }
button { width: 100%; min-height: 52px; font: inherit; font-weight: 600; border: 0; border-radius: 8px; background: var(--blue); color: var(--on); }
a { display: block; text-align: center; padding: 14px; color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The page of a session that can be paid. */
export function checkoutPage(one: Sitting): { page: string; headers: Record<string, string> } {
  const words = one.locale === 'en' ? WORDS.en : WORDS.zh;
  const digits = one.currency === 'jpy' ? 0 : 2;
  const amount = digits === 0 ? String(one.amount) : (one.amount / 100).toFixed(2);
  const page = `<!doctype html><html lang="${words.lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${words.title}</title>
<style>${STYLE}</style></head><body><main><h1>${words.title}</h1><p class="note">${words.demo}</p>
<section><p>${escaped(one.what)}</p><p class="great">${escaped(figureOf(amount, one.currency.toUpperCase()))}</p><p>${words.to}</p>
<form method="post" action="/pay/${one.id}/pay"><button type="submit">${words.pay}</button></form>
<a href="${escaped(one.cancel)}">${words.back}</a></section></main></body></html>`;
  return {
    page,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  };
}
