import { expect, test } from 'vitest';
import { ownWords, textOfHtml } from './own-words.ts';

test.each([
  ['nothing quoted', 'Stop writing.\n\nLi', 'Stop writing.\n\nLi'],
  [
    'quoted below',
    'STOP\n\nOn Sun, 22 Nov 2026 at 09:30, Lender <s@lender.example> wrote:\n> text\n> more\n',
    'STOP',
  ],
  [
    'the introduction broken over two lines',
    'STOP\r\n\r\nOn Sun, 22 Nov 2026 at 09:30, Lender\r\n<service@lender.example> wrote:\r\n\r\n> text\r\n',
    'STOP',
  ],
  ['Chinese', '退订\n\n2026年11月22日 09:30,安还示例 <s@l.example> 写道：\n> 您好\n>\n> 再见', '退订'],
  ['Chinese divider', 'T\n\n------------------ 原始邮件 ------------------\n发件人: "安还"\n您好', 'T'],
  [
    'Outlook divider',
    'I paid.\n________________________________\nFrom: Lender\nSent: Sunday\nDear',
    'I paid.',
  ],
  [
    'head lines alone',
    'I paid.\n\n发件人：安还示例\n发送时间：2026年11月22日\n收件人：李\n\n您好',
    'I paid.',
  ],
  [
    'words between quotes stay',
    '> When can you pay?\nOn Monday.\n> How?\nBy card.',
    '> When can you pay?\nOn Monday.\n> How?\nBy card.',
  ],
  [
    'words below the quote stay',
    'On Sunday Lender wrote:\n> text\nI dispute this.',
    'On Sunday Lender wrote:\n> text\nI dispute this.',
  ],
  [
    '"On Monday I wrote:" with nothing quoted stays',
    'On Monday I wrote:\nI cannot pay.',
    'On Monday I wrote:\nI cannot pay.',
  ],
  ['all quoted: all is kept', '> text\n> more', '> text\n> more'],
  [
    '"From:" alone is no head',
    'From: now on please call my lawyer.\nThanks',
    'From: now on please call my lawyer.\nThanks',
  ],
  ['empty', '', ''],
])('%s', (_, text, expected) => {
  expect(ownWords(text)).toBe(expected);
});

test('a text without end is cut', () => {
  expect(ownWords('a'.repeat(50_000))).toHaveLength(20_000);
});

test('HTML alone becomes its words', () => {
  const html =
    '<html><head><title>x</title></head><body><style>p{}</style><p>我要<b>退订</b>&nbsp;&amp; 不再联系&#65281;</p>' +
    '<div>On Sunday Lender wrote:</div><blockquote type="cite"><p>您好</p><p>再见</p></blockquote></body></html>';
  expect(ownWords(textOfHtml(html))).toBe('我要退订 & 不再联系！');
  expect(textOfHtml('1 &amp;lt; 2<br>3 &lt; 4')).toBe('1 &lt; 2\n3 < 4');
});
