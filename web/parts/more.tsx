/** Is there more of this list? Then a button leads on to it; after the last page there is none. */
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
