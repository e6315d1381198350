/** Who acts? Whoever is signed in; where doors stand open he gives his number. */
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';

export function ByField() {
  const words = useWords(OVERSIGHT_WORDS);
  const who = useAnswer<MeAnswer>('/people/me', {}).data?.who;
  if (who?.kind === 'staff') return <input type="hidden" name="by" value={who.number} />;
  return (
    <label>
      {words.by}
      <input name="by" required maxLength={40} pattern="[\w\-]+" autoComplete="off" />
    </label>
  );
}
