/**
 * From which facts was a rule's finding decided, in words?
 *
 * Prohibitions note small facts under short names (`clocks`, `limit`, `placed`). Each name has its words in both languages and its
 * notation; a test finds one that has none. It would be shown as it is, so that nothing a decision rests on is hidden.
 */
import { type Day, formatDay } from '../days.ts';
import { type Clock, clockText, isKnownAt, localOf, type Minute, type Zone } from '../gate/local-time.ts';
import { FACT_WORDS, type Notation, VALUE_WORDS } from './gate-fact-words.ts';
import { dayWords, type Language } from './language.ts';

/** "name: value" for each fact; `missing` is left out, since its own sentence says it. */
export function factsText(
  facts: Readonly<Record<string, unknown>>,
  zone: Zone | undefined,
  language: Language,
): string[] {
  return Object.entries(facts)
    .filter(([name, value]) => name !== 'missing' && value !== undefined)
    .map(([name, value]) => {
      const known = Object.hasOwn(FACT_WORDS, name) ? FACT_WORDS[name] : undefined;
      const words = known === undefined ? name : language === 'en' ? known[0] : known[1];
      const text = valueText(value, known?.[2] ?? 'plain', zone, language);
      return language === 'en' ? `${words}: ${text}` : `${words}：${text}`;
    });
}

function valueText(value: unknown, as: Notation, zone: Zone | undefined, language: Language): string {
  if (Array.isArray(value))
    return value.length === 0
      ? none(language)
      : value.map((one) => valueText(one, as, zone, language)).join(language === 'en' ? ', ' : '、');
  if (value === null) return none(language);
  if (typeof value === 'boolean') return language === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否';
  if (typeof value === 'number') return numberText(value, as, zone, language);
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name} ${valueText(one, as, zone, language)}`)
      .join(language === 'en' ? ', ' : '、');
  const text = String(value);
  const known = Object.hasOwn(VALUE_WORDS, text) ? VALUE_WORDS[text] : undefined;
  return known === undefined ? text : language === 'en' ? known[0] : known[1];
}

function numberText(value: number, as: Notation, zone: Zone | undefined, language: Language): string {
  switch (as) {
    case 'clock':
      return clockText(value as Clock);
    case 'day':
      return dayWords(value as Day, language);
    case 'minute': {
      // From the beginning of time on: nothing before it counts, so there is nothing to tell.
      if (value <= 0) return none(language);
      if (zone === undefined || !isKnownAt(zone, value as Minute)) return String(value);
      const { day, clock } = localOf(zone, value as Minute);
      return `${formatDay(day)} ${clockText(clock)}`;
    }
    case 'plain':
      return String(value);
    default:
      return as satisfies never;
  }
}

function none(language: Language): string {
  return language === 'en' ? 'none' : '无';
}
