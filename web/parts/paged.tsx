/**
 * How does a page show a long list: the first rows at once, more when asked for?
 *
 * Each page of rows names where the next begins; pages that were fetched stay, and all of them are asked for again when something changes.
 */
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Language } from '../../rules/telling/language.ts';
import { ask, type Query } from '../api/ask.ts';
import { Failing, Waiting } from './states.tsx';
import { useWords } from './words.tsx';

/** An answer that is one page of rows; `next` null: the last. */
interface OnePage {
  readonly next: string | null;
}

export interface Paged<T> {
  readonly answer: UseInfiniteQueryResult<{ pages: T[] }, Error>;
}

/** Pages of `path`, as far as they were asked for. `cursor`: what the address calls the place where a page begins. */
export function usePages<T extends OnePage>(
  path: string,
  query: Query,
  {
    language,
    cursor = 'after',
    every,
  }: { language?: Language; cursor?: 'after' | 'before'; every?: number } = {},
): Paged<T> {
  const asked = language === undefined ? query : { ...query, language };
  const answer = useInfiniteQuery<T, Error, { pages: T[] }, readonly unknown[], string | undefined>({
    queryKey: [path, asked, 'pages'],
    queryFn: ({ pageParam }) => ask<T>(path, { ...asked, [cursor]: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: every ?? false,
  });
  return { answer };
}

const MORE_WORDS = { en: { more: 'Show more' }, 'zh-CN': { more: '显示更多' } };

/** Shows the rows that were fetched, with the first page's own words, and a button for more; what is true while there are none. */
export function ShownPages<T extends OnePage>({
  paged: { answer },
  more = true,
  children,
}: {
  paged: Paged<T>;
  /** Whether the button stands here: what stands below the list has none. */
  more?: boolean;
  children: (pages: readonly T[], first: T) => ReactNode;
}) {
  const words = useWords(MORE_WORDS);
  const first = answer.data?.pages[0];
  if (first === undefined || answer.data === undefined) {
    if (!more) return null;
    return answer.error === null ? (
      <Waiting />
    ) : (
      <Failing error={answer.error} again={() => void answer.refetch()} />
    );
  }
  return (
    <>
      {children(answer.data.pages, first)}
      {more && answer.hasNextPage && (
        <button
          type="button"
          className="quiet more-rows"
          disabled={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {words.more}
        </button>
      )}
    </>
  );
}

/** A list that shows one page at a time: the button that leads on to the next; after the last there is none. */
export function More({
  next,
  go,
  word,
}: {
  next: string | null;
  go: (next: string) => void;
  /** What the button says. */
  word: string;
}) {
  if (next === null) return null;
  return (
    <button type="button" className="quiet" onClick={() => go(next)}>
      {word}
    </button>
  );
}
