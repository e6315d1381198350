/**
 * What does the public check look like without any script?
 *
 * One page, one question, the answer above the form. What was typed travels in the body and is not repeated in an address; the
 * page is kept by nobody and loads nothing.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { codeText } from '../../../rules/telling/check-code.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import { publicPage, publicStyle } from '../plain/public-page.ts';
import type { CheckAnswer } from './verify-schema.ts';

const WORDS = {
  'zh-CN': {
    title: '对方真的是我们吗？',
    lead: '收到消息、来电、信件，或有人到访？在这里核对，无需登录。',
    what: '核验码、来电号码、工号、机构号或证件号',
    whatHint: '核验码形如 7K4C-2QD9，写在消息里，或由来电者告诉您。',
    ending: '收到它的手机号后四位，或邮箱 @ 前的后四个字符',
    endingHint: '只有核对核验码时需要。抄自他人消息的码在这里不会被认可。',
    check: '核对',
    none: '请输入至少三个字符。',
    answers: { genuine: '真实', expired: '已过期', revoked: '已停止合作', unknown: '查无此项' },
    private: '本页不显示任何账户信息，不保存您输入的内容。',
    hotline: '客服电话',
  },
  en: {
    title: 'Is this really us?',
    lead: 'A message, a call, a letter, someone at the door? Check here; no login needed.',
    what: 'Check code, caller’s number, staff or agency number, or card',
    whatHint: 'A check code looks like 7K4C-2QD9. It stands in the message, or the caller tells you.',
    ending: 'Last 4 digits of the phone, or last 4 characters before the @, where it reached you',
    endingHint:
      'Needed for check codes only. A code copied from somebody else’s message is not accepted here.',
    check: 'Check',
    none: 'Type at least three characters.',
    answers: {
      genuine: 'Genuine',
      expired: 'Expired',
      revoked: 'No longer acts for us',
      unknown: 'Not known',
    },
    private: 'This page shows nothing about any account and keeps nothing of what you type.',
    hotline: 'Hotline',
  },
} as const;

/** The language somebody asked for, else the first of ours that his browser names. */
export function languageOf(request: FastifyRequest): Language {
  const { language } = request.query as { readonly language?: string };
  if (language === 'en' || language === 'zh-CN') return language;
  const wanted = request.headers['accept-language'] ?? '';
  const [english, chinese] = [wanted.search(/\ben\b/i), wanted.search(/\bzh\b/i)];
  return english >= 0 && (chinese < 0 || english < chinese) ? 'en' : 'zh-CN';
}

const STYLE = publicStyle(`
main { max-width: 34rem; }
form, section { background: var(--card); border-radius: 8px; padding: 16px; margin: 16px 0; }
label { display: block; font-weight: 600; margin-top: 12px; }
.hint { color: var(--quiet); font-size: .9rem; margin: 2px 0 6px; }
input { width: 100%; box-sizing: border-box; font: inherit; padding: 10px; min-height: 44px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); letter-spacing: .04em; }
button { margin-top: 16px; min-height: 44px; padding: 8px 24px; font: inherit; border: 0; border-radius: 8px; background: var(--teal); color: var(--on); }
section.genuine { border-left: 6px solid var(--teal); background: var(--soft); } section.other { border-left: 6px solid var(--line); background: var(--amber); }
section h2 { margin: 0 0 4px; } section p { margin: 4px 0; }
`);

/** Sends the page: empty, with what is wrong, or with an answer. `code`: one that stands in the form already, as a letter's picture has it. */
export function checkPage(
  reply: FastifyReply,
  language: Language,
  faults: readonly unknown[] | null,
  answer: CheckAnswer | null,
  code: string | null = null,
): FastifyReply {
  const words = WORDS[language];
  const shown =
    answer === null
      ? ''
      : `<section class="${answer.answer === 'genuine' ? 'genuine' : 'other'}" role="status" aria-label="${words.answers[answer.answer]}"><h2>${words.answers[answer.answer]}</h2>${answer.told.map((one) => `<p>${escaped(one)}</p>`).join('')}</section>`;
  const wrong = faults === null ? '' : `<section class="other" role="alert"><p>${words.none}</p></section>`;
  const body = `${wrong}${shown}
<form method="post" action="/verify?language=${language}" autocomplete="off">
<label for="what">${words.what}</label><p class="hint" id="what-hint">${words.whatHint}</p><input id="what" name="what" value="${code === null ? '' : codeText(code)}" required minlength="3" maxlength="64" aria-describedby="what-hint" autocapitalize="characters" spellcheck="false">
<label for="ending">${words.ending}</label><p class="hint" id="ending-hint">${words.endingHint}</p><input id="ending" name="ending" maxlength="64" aria-describedby="ending-hint" autocapitalize="none" spellcheck="false">
<button type="submit">${words.check}</button></form>
<p class="quiet">${words.private} ${words.hotline}: ${escaped(LETTERHEADS[language].phone)}</p>`;
  return publicPage(reply, {
    ...{ language, path: '/verify', title: words.title, lead: words.lead, style: STYLE, body, asks: true },
    status: faults === null ? 200 : 400,
  });
}
