/**
 * In which language is a refusal read?
 *
 * That of the `Accept-Language` of the request, which our pages set to what the reader chose; English for everybody else, machines too.
 * A sentence that has no line stays as it is, so nothing is ever lost.
 */
import type { Language } from '../../../rules/telling/language.ts';
import { PROBLEM_WORDS } from './problem-words.ts';

interface Pattern {
  readonly fits: RegExp;
  readonly zh: string;
}

const WHOLE = new Map<string, string>();
const FILLED: Pattern[] = [];
for (const [en, zh] of PROBLEM_WORDS)
  if (en.includes('{}')) FILLED.push({ fits: fitting(en), zh });
  else WHOLE.set(en, zh);

function fitting(text: string): RegExp {
  const parts = text.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}

/** The Chinese of an English sentence; the sentence itself where it has none. */
export function inChinese(text: string): string {
  const whole = WHOLE.get(text);
  if (whole !== undefined) return whole;
  for (const { fits, zh } of FILLED) {
    const found = fits.exec(text)?.slice(1);
    if (found !== undefined) return filled(zh, found);
  }
  return text;
}

/** `{}` takes the values in order, `{1}` the second of them: Chinese often turns them round. */
function filled(zh: string, values: readonly string[]): string {
  let next = 0;
  return zh.replace(/\{(\d*)\}/g, (_, place: string) => {
    const value = values[place === '' ? next : Number(place)] ?? '';
    next += 1;
    return inChinese(value);
  });
}

/** Which of our languages a request asks for. */
export function askedLanguage(header: string | undefined): Language {
  return header?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

interface Told {
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly where: string; readonly what: string; readonly todo: string }[];
}

/** Problem details as the reader reads them. */
export function toldIn<T extends Told>(language: Language, problem: T): T {
  if (language === 'en') return problem;
  return {
    ...problem,
    detail: inChinese(problem.detail),
    errors: problem.errors.map(({ where, what, todo }) => ({
      where,
      what: inChinese(what),
      todo: inChinese(todo),
    })),
  };
}
