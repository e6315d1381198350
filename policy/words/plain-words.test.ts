import { expect, test } from 'vitest';
import { filledText } from '../../rules/words/text-check.ts';
import { countParts } from '../../server/contact/sms/text-parts.ts';
import { TRIAL_FACTS } from './house-use.ts';
import { HOUSE_TEMPLATES } from './templates.ts';

/** Each text as it reads with plausible facts, and with those that messages have by text message. */
const FILLED = HOUSE_TEMPLATES.map((text) => {
  const short =
    text.channel === 'sms'
      ? {
          date: text.language === 'en' ? '8 November' : '11月8日',
          since: text.language === 'en' ? '8 November' : '11月8日',
          basis: text.language === 'en' ? 'the consumer loan agreement' : '《个人消费借款合同》',
          consequence: text.language === 'en' ? 'No further step is planned' : '目前未安排进一步措施',
        }
      : {};
  const { body } = filledText(text, { ...TRIAL_FACTS[text.language], ...short });
  return { name: `${text.name} ${text.channel} ${text.tone} ${text.language}`, text, body };
});

/** Sentences without list lines, which are no sentences. */
function sentencesOf(body: string): string[] {
  return body
    .split('\n')
    .filter((line) => !line.startsWith('· '))
    .flatMap((line) => line.split(/(?<=[。；？：])|(?<=[.;?:])\s/u))
    .filter((sentence) => sentence.trim() !== '');
}

test.each(FILLED)('$name is read in short sentences', ({ text, body }) => {
  const lengths = sentencesOf(body).map((sentence) =>
    text.language === 'en' ? sentence.trim().split(/\s+/).length : [...sentence.trim()].length,
  );
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  // Words in English, characters in Chinese.
  const [most, usual] = text.language === 'en' ? [30, 16] : [75, 36];
  expect(Math.max(...lengths), body).toBeLessThanOrEqual(most);
  expect(mean, body).toBeLessThanOrEqual(usual);
});

test.each(FILLED.filter(({ text }) => text.channel === 'sms'))('$name is short', ({ text, body }) => {
  expect(countParts(body), body).toBeLessThanOrEqual(text.language === 'en' ? 3 : 2);
});
