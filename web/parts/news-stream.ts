/**
 * How does an open page change at once when something becomes known?
 *
 * The server tells (server-sent events); the page then asks anew for what it shows. A browser that was cut off comes back by itself
 * and says what it heard last; where words may have been missed everything is asked for again. Nobody polls.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Told } from '../../server/api/live/event-hub.ts';
import type { Query } from '../api/ask.ts';

/** What was heard last, and when it was (milliseconds since 1970). */
export type News = Extract<Told, { type: 'known' }> & { readonly heardAt: number };

/** Listens at a door while the page is open. Returns the latest news, or null while there is none. */
export function useLive(door: 'borrower' | 'agent' | 'studio', query: Query): News | null {
  const client = useQueryClient();
  const [news, setNews] = useState<News | null>(null);
  const words = new URLSearchParams({ door });
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, String(value));
  const address = `/api/events?${words}`;
  useEffect(() => {
    const source = new EventSource(address);
    const again = () => void client.invalidateQueries();
    source.addEventListener('again', again);
    source.addEventListener('reply', again);
    source.addEventListener('known', (event) => {
      setNews({ ...(JSON.parse((event as MessageEvent<string>).data) as News), heardAt: Date.now() });
      again();
    });
    return () => source.close();
  }, [address, client]);
  return news;
}
