/**
 * What does a scenario say, and is every word of it known?
 *
 * A scenario is a legal question with its facts, in the exchange format for compliance engines. It is read here once, typed
 * by the vocabulary; a key or code that is not in it makes the scenario one that cannot be expressed: it is named with its
 * place, never ignored and never guessed. What an unstated fact means is not decided here but in `situation-of.ts`.
 */
import { CODES, EVENTS, OBJECTS, QUESTIONS } from './scenario-words.ts';

type Codes = typeof CODES;
type Objects = typeof OBJECTS;
type Events = typeof EVENTS;
type Questions = typeof QUESTIONS;

/** The value behind a kind of the vocabulary. */
type Value<K> = K extends `*${infer One}`
  ? readonly Value<One>[]
  : K extends `=${infer List extends keyof Codes}`
    ? Codes[List][number]
    : K extends '@event'
      ? Event
      : K extends `@${infer Name extends keyof Objects}`
        ? Thing<Name>
        : K extends 'bool'
          ? boolean
          : K extends 'int'
            ? number
            : string;

type Fields<T> = { readonly [Name in keyof T]?: Value<T[Name]> | null };

/** An object of a scenario: nothing in it need be stated, and null means known to be absent. */
export type Thing<Name extends keyof Objects> = Fields<Objects[Name]>;
/** A code of a list. */
export type Code<List extends keyof Codes> = Codes[List][number];
/** One event of the history. `at` is a minute ("2026-03-04T12:00") or a day alone. */
export type Event = {
  [Type in keyof Events]: { readonly type: Type; readonly at: string; readonly id?: string } & Fields<
    Events[Type]
  >;
}[keyof Events];
/** An event of one type. */
export type EventOf<Type extends keyof Events> = Extract<Event, { readonly type: Type }>;
/** The question, by kind. */
export type Question = {
  [Kind in keyof Questions]: { readonly kind: Kind } & Fields<Questions[Kind]>;
}[keyof Questions];
export type QuestionOf<Kind extends keyof Questions> = Extract<Question, { readonly kind: Kind }>;
export type Kind = keyof Questions;

export interface Scenario {
  readonly id: string;
  readonly given: Thing<'given'>;
  readonly when: Question;
}

/** The answer to a scenario. Values are what the format names for the kind of question. */
export interface Answer {
  readonly decision: Code<'decision'>;
  readonly reasons: readonly Code<'reasons'>[];
  readonly flags: readonly Code<'flags'>[];
  readonly factors: readonly Code<'factors'>[];
  readonly require: readonly Code<'require'>[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** An answer of which only the given parts are not empty. */
export function answer(decision: Code<'decision'>, parts: Partial<Omit<Answer, 'decision'>> = {}): Answer {
  return { decision, reasons: [], flags: [], factors: [], require: [], values: {}, ...parts };
}

/** Reads a scenario; the answer is what in it cannot be expressed, as "given.history[2].outcome=…", when there is any. */
export function readScenario(raw: unknown): Scenario | { readonly cannotExpress: readonly string[] } {
  const { id, given, when } = raw as { id: string; given: unknown; when: unknown };
  const unknown = [...unknownIn(given, '@given', 'given'), ...unknownInQuestion(when)];
  return unknown.length > 0 ? { cannotExpress: unknown } : ({ id, given, when } as Scenario);
}

function unknownInQuestion(when: unknown): string[] {
  if (!isObject(when)) return [`when=${JSON.stringify(when)}`];
  const fields = QUESTIONS[when.kind as Kind] as Readonly<Record<string, string>> | undefined;
  return fields === undefined
    ? [`when.kind=${String(when.kind)}`]
    : unknownFields(when, { ...fields, kind: 'text' }, 'when');
}

function unknownFields(thing: object, fields: Readonly<Record<string, string>>, where: string): string[] {
  return Object.entries(thing).flatMap(([name, value]) => {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return kind === undefined ? [`${where}.${name}`] : unknownIn(value, kind, `${where}.${name}`);
  });
}

function unknownIn(value: unknown, kind: string, where: string): string[] {
  if (value === null && !kind.startsWith('*@')) return [];
  if (kind.startsWith('*'))
    return Array.isArray(value)
      ? value.flatMap((one, place) => unknownIn(one, kind.slice(1), `${where}[${place}]`))
      : [`${where}=${JSON.stringify(value)}`];
  if (kind === '@event') return unknownInEvent(value, where);
  if (kind.startsWith('@'))
    return isObject(value)
      ? unknownFields(value, OBJECTS[kind.slice(1) as keyof Objects], where)
      : [`${where}=${JSON.stringify(value)}`];
  return isOf(value, kind) ? [] : [`${where}=${typeof value === 'string' ? value : JSON.stringify(value)}`];
}

function unknownInEvent(value: unknown, where: string): string[] {
  if (!isObject(value)) return [`${where}=${JSON.stringify(value)}`];
  const fields = EVENTS[value.type as keyof Events] as Readonly<Record<string, string>> | undefined;
  if (fields === undefined) return [`${where}.type=${String(value.type)}`];
  return unknownFields(value, { ...fields, type: 'text', at: 'time', id: 'id' }, where);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SHAPES: Readonly<Record<string, RegExp>> = {
  date: DATE,
  time: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/,
  clock: /^\d{2}:\d{2}$/,
  money: /^-?\d+(\.\d+)?$/,
  pct: /^-?\d+(\.\d+)?$/,
};

function isOf(value: unknown, kind: string): boolean {
  if (kind.startsWith('='))
    return (CODES[kind.slice(1) as keyof Codes] as readonly unknown[]).includes(value);
  if (kind === 'bool') return typeof value === 'boolean';
  if (kind === 'int') return Number.isInteger(value);
  return typeof value === 'string' && (SHAPES[kind]?.test(value) ?? true);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
