/**
 * What does somebody get who asks for a copy of his data?
 *
 * One file that he can read and a program can read: who he is to us, what he owes, every contact, and below it every row of the book that is
 * about him, as JSON. It needs no script and asks nobody for anything.
 */
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import type { Language } from '../../rules/telling/language.ts';
import { escaped } from '../../rules/telling/message-page.ts';
import type { HeldTable } from '../db/own/held-rows.ts';
import type { Told } from '../db/reading/told-account.ts';

const WORDS = {
  en: {
    title: 'What we hold of you',
    made: (day: string) => `As the book stood on ${day}.`,
    who: 'You',
    names: {
      name: 'Name',
      phone: 'Telephone',
      email: 'E-mail',
      language: 'Language',
      region: 'Place of the law',
      timeZone: 'Time zone',
    },
    accounts: 'Your accounts',
    account: 'Account',
    contacts: 'Contacts made with you',
    none: 'None.',
    rows: 'All rows about you',
    table: 'Table',
    count: 'Rows',
    whole: 'The rows themselves, as JSON',
    left: 'Left out: keys, digests of codes and sealed bytes. What they seal stands above or in your proof file.',
  },
  'zh-CN': {
    title: '我们持有的您的信息',
    made: (day: string) => `截至 ${day} 的账簿。`,
    who: '您本人',
    names: {
      name: '姓名',
      phone: '电话',
      email: '电子邮箱',
      language: '语言',
      region: '适用法律所在地',
      timeZone: '时区',
    },
    accounts: '您的账户',
    account: '账户',
    contacts: '对您进行的联系',
    none: '无。',
    rows: '关于您的全部记录',
    table: '表',
    count: '行数',
    whole: '记录原文（JSON）',
    left: '未包含：密钥、验证码摘要和加密字节；其内容见上文或您的证明文件。',
  },
} as const;

const STYLE =
  'body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid #ccc;padding:.3rem .6rem .3rem 0;vertical-align:top}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}';

/** What stands in the file. `contacts`: day, way and what it was, told. */
export interface CopyOf {
  readonly language: Language;
  readonly today: string;
  readonly person: Told['person'];
  readonly accounts: readonly { readonly account: string; readonly product: string; readonly owed: string }[];
  readonly contacts: readonly (readonly [when: string, way: string, told: string])[];
  readonly held: readonly HeldTable[];
}

/** The file, as HTML. */
export function dataCopy({ language, today, person, accounts, contacts, held }: CopyOf): string {
  const words = WORDS[language];
  const row = (cells: readonly string[]) =>
    `<tr>${cells.map((one) => `<td>${escaped(one)}</td>`).join('')}</tr>`;
  const pair = ([name, value]: readonly [string, string]) =>
    `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`;
  const who = Object.entries(words.names).map(
    ([field, name]) => [name, String(person[field as keyof typeof words.names] ?? '')] as const,
  );
  const json = `{${held.map(({ table, rows }) => `${JSON.stringify(table)}:${rows}`).join(',')}}`;
  const contactRows =
    contacts.length === 0 ? `<p>${words.none}</p>` : `<table>${contacts.map(row).join('')}</table>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><style>${STYLE}</style></head><body><p>${escaped(LETTERHEADS[language].lender)}</p><h1>${words.title}</h1><p>${words.made(today)}</p>
<h2>${words.who}</h2><table>${who.map(pair).join('')}</table>
<h2>${words.accounts}</h2><table>${accounts.map(({ account, product, owed }) => row([`${words.account} ${account}`, product, owed])).join('')}</table>
<h2>${words.contacts}</h2>${contactRows}
<h2>${words.rows}</h2><table><tr><th scope="col">${words.table}</th><th scope="col">${words.count}</th></tr>${held.map(({ table, count }) => row([table, String(count)])).join('')}</table>
<p>${words.left}</p><details><summary>${words.whole}</summary><pre id="data">${escaped(json)}</pre></details></body></html>`;
}
