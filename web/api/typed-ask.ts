/**
 * How does a page ask an address so that a wrong path, query or body does not compile?
 *
 * The addresses and what they take and give are those of the description (`operations.d.ts`). A path is written as it is asked, its parts
 * filled in: `/people/keys/${part(key)}/end`; its type finds the operation. What a page shows of failures stands in ask.ts.
 */
import type { UseQueryResult } from '@tanstack/react-query';
import type { Language } from '../../rules/telling/language.ts';
import { ask, type Query, tell, useAnswer } from './ask.ts';
import type { paths } from './operations.d.ts';

type Method = 'get' | 'post';
/** "/people/keys/{key}/end" as it looks with its parts filled in. */
type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Path;
type Below<Key> = Key extends `/api${infer Path}` ? Filled<Path> : never;
type Having<M extends Method> = {
  [Key in keyof paths]: paths[Key] extends { readonly [Name in M]: object } ? Key : never;
}[keyof paths];

/** Every address that can be asked, or told something. */
export type Asked = Below<Having<'get'>>;
export type Told = Below<Having<'post'>>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type KeyOf<Path, M extends Method> = {
  [Key in Having<M>]: Same<Below<Key>, Path> extends true ? Key : never;
}[Having<M>];
type OperationOf<Path, M extends Method> =
  KeyOf<Path, M> extends infer Key extends keyof paths
    ? paths[Key] extends { readonly [Name in M]: infer Operation }
      ? Operation
      : never
    : never;

type Json<Holder> = Holder extends { content: { 'application/json': infer Body } } ? Body : never;
type Answered<Operation> = Operation extends { responses: infer Responses }
  ? Json<Responses[keyof Responses]>
  : never;

export type AnswerAt<Path, M extends Method = 'get'> = Answered<OperationOf<Path, M>>;
/** What is sent; an address that takes nothing takes an empty object. */
export type BodyAt<Path> =
  OperationOf<Path, 'post'> extends infer Operation
    ? 'requestBody' extends keyof Operation
      ? Json<NonNullable<Operation['requestBody']>>
      : Readonly<Record<string, never>>
    : never;
type QueryAt<Path> =
  OperationOf<Path, 'get'> extends { parameters: { query?: infer Wish } } ? Partial<Wish> : Query;

/** Asks an address. */
export function askAt<const Path extends Asked>(path: Path, query?: QueryAt<Path>): Promise<AnswerAt<Path>> {
  return ask<AnswerAt<Path>>(path, (query ?? {}) as Query);
}

/** Tells an address something. */
export function tellAt<const Path extends Told>(
  path: Path,
  body: BodyAt<Path>,
  also?: Readonly<Record<string, string>>,
): Promise<AnswerAt<Path, 'post'>> {
  return tell<AnswerAt<Path, 'post'>>(path, body, also);
}

/** An answer that is kept and asked for again when it is old. */
export function useAsked<const Path extends Asked>(
  path: Path,
  query: QueryAt<Path>,
  language?: Language,
  options: Parameters<typeof useAnswer>[3] = {},
): UseQueryResult<AnswerAt<Path>, Error> {
  return useAnswer<AnswerAt<Path>>(path, query as Query, language, options);
}
