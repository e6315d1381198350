/**
 * How does an open page of the lead change at once when a call or an assignment does?
 *
 * The server tells by the stream of the lead's door; the page asks anew at most once a second, because a large team calls all the time.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const PAUSE = 1_000;

/** Listens while the page is open. */
export function useTeamNews(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events?door=lead');
    let waits: ReturnType<typeof setTimeout> | null = null;
    const again = () => {
      waits ??= setTimeout(() => {
        waits = null;
        void client.invalidateQueries();
      }, PAUSE);
    };
    source.addEventListener('team', again);
    source.addEventListener('again', again);
    return () => {
      source.close();
      if (waits !== null) clearTimeout(waits);
    };
  }, [client]);
}
