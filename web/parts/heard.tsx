/** What has just become known about what is on the screen, and what fell silent by it? */
import { KNOWN_WORDS } from './known-words.ts';
import type { News } from './live.ts';
import { useWords } from './words.tsx';

/** A line that stays until the next news; a screen reader hears it. `then`: what the page did about it. */
export function Heard({ news, then }: { news: News | null; then: string }) {
  const words = useWords(KNOWN_WORDS);
  return (
    <div aria-live="polite" className="heard">
      {news !== null && (
        <p className="note" key={news.heardAt}>
          <strong>{words.sentence(words.what[news.what] ?? words.other)}</strong>{' '}
          <EndedTold ended={news.ended} /> {then}
        </p>
      )}
    </div>
  );
}

interface Ended {
  readonly sinceKnown: number | null;
  readonly cancelled: number;
  readonly crossed: number;
}

/** What fell silent, in a sentence. */
export function EndedTold({ ended }: { ended: Ended | null }) {
  const words = useWords(KNOWN_WORDS);
  if (ended === null) return words.nothing;
  if (ended.sinceKnown === null) return words.leaving;
  return words.ended(words.milliseconds(ended.sinceKnown), ended.cancelled, ended.crossed);
}
