/**
 * How does a page ask the server, and what does it get when that fails?
 *
 * Answers are typed by the server's own schemas. A refusal comes as problem details; a server that does not answer at
 * all becomes a problem too, so that every page shows failures in one way.
 */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Language } from '../../rules/telling/language.ts';
import { forgetHere } from '../parts/offline.ts';

/** Something that could not be answered. `status` 0: the server was not reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly errors: readonly { where: string; what: string; todo: string }[];

  constructor(status: number, detail: string, code: string | null, errors: Problem['errors']) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** Values of a query string; undefined and empty ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Asks for `path` ("/borrower/…") below /api. */
export async function ask<T>(path: string, query: Query = {}, method: 'GET' | 'POST' = 'GET'): Promise<T> {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') words.set(name, String(value));
  const tail = words.size > 0 ? `?${words}` : '';
  return answered<T>(`/api${path}${tail}`, { method });
}

/** Tells `path` below /api something, as JSON. */
export async function tell<T>(
  path: string,
  body: unknown,
  also: Readonly<Record<string, string>> = {},
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...also };
  return answered<T>(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Sends a form with a file to `path` below /api. */
export async function send<T>(path: string, form: FormData): Promise<T> {
  return answered<T>(`/api${path}`, { method: 'POST', body: form });
}

/** Tells `path` below /api something that a file answers. */
export async function fetchFile(path: string, body: unknown): Promise<Blob> {
  const headers = { 'content-type': 'application/json' };
  const response = await reached(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.blob();
}

async function answered<T>(address: string, request: RequestInit): Promise<T> {
  const response = await reached(address, request);
  return (await response.json().catch(() => null)) as T;
}

/** The answer, if it is none of a problem. */
async function reached(address: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    // Refusals come in the language of the page, not in that of the browser.
    const headers = { ...request.headers, 'accept-language': document.documentElement.lang };
    response = await fetch(address, { ...request, headers });
  } catch {
    throw new Problem(0, '', null, []);
  }
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 401 && !address.startsWith('/api/people/')) toSignIn();
  const { detail = '', code = null, errors = [] } = (body ?? {}) as Partial<Problem> & { detail?: string };
  throw new Problem(response.status, detail, code, errors);
}

/** A session that is over, or was never there: the page comes back after signing in. */
function toSignIn(): void {
  const { pathname } = location;
  void forgetHere();
  const door = /^\/borrower(\/|$)/.test(pathname) ? '/sign-in' : '/sign-in/staff';
  location.replace(`${door}?to=${encodeURIComponent(pathname)}`);
}

/** An answer that is kept and asked for again when it is old. `language` is part of what is asked. */
export function useAnswer<T>(
  path: string,
  query: Query,
  language?: Language,
  options: { enabled?: boolean; keep?: boolean; every?: number } = {},
): UseQueryResult<T, Error> {
  const asked = language === undefined ? query : { ...query, language };
  return useQuery<T>({
    queryKey: [path, asked],
    queryFn: () => ask<T>(path, asked),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep ? (before) => before : undefined,
  });
}

/** A part of an address. */
export function part(text: string): string {
  return encodeURIComponent(text);
}
