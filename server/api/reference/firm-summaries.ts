/**
 * What is each address of law firms and their letters for, in one line?
 *
 * As in operation-summaries.ts, which puts all lines together.
 */
import type { Line } from './staff-summaries.ts';

export const FIRMS: Readonly<Record<string, Line>> = {
  'GET /api/studio/firms': ['Law firms and their engagements', '律师事务所及其委托'],
  'POST /api/studio/firms': ['Propose to engage a law firm', '提出委托一家律师事务所'],
  'POST /api/studio/firms/{engagement}/decide': [
    'Decide an engagement that another person proposed',
    '决定他人提出的委托',
  ],
  'POST /api/studio/firms/{engagement}/end': ['End an engagement at once', '立即结束委托'],
  'GET /api/studio/orders': ['Orders of lawyers’ letters', '律师函委托单'],
  'GET /api/studio/orders/{order}': ['One order of a letter', '一份律师函委托单'],
  'GET /api/studio/orders/{order}/page': ['Its page as it is printed', '函件页面'],
  'POST /api/studio/orders/{order}/give': [
    'Give a letter that another person proposed to its firm',
    '将他人提出的律师函交给律所',
  ],
  'POST /api/studio/orders/{order}/decline': [
    'Decline a letter that another person proposed',
    '否决他人提出的律师函',
  ],
  'GET /api/studio/letters/{account}/demands': ['Effective demands about an account', '账户的有效催收'],
  'GET /api/firm/orders': ['Orders that lie with the firm', '本所的律师函委托'],
  'GET /api/firm/orders/{order}': ['One order with its facts', '一份委托及其事实'],
  'GET /api/firm/orders/{order}/page': ['The page as it would be printed', '将要打印的页面'],
  'POST /api/firm/orders/{order}/sign': ['Sign a page', '签署页面'],
  'POST /api/firm/orders/{order}/send-back': ['Send an order back', '退回委托'],
  'POST /api/firm/orders/{order}/refuse': ['Refuse an order', '拒绝委托'],
};
