/** Who acts? Whoever is signed in; where doors stand open he gives his number. */
import { useStaff } from '../parts/door/signed-staff.ts';
import { useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';

export function ByField() {
  const words = useWords(OVERSIGHT_WORDS);
  const { staff } = useStaff();
  if (staff !== null) return <input type="hidden" name="by" value={staff.number} />;
  return (
    <label>
      {words.by}
      <input name="by" required maxLength={40} pattern="[\w\-]+" autoComplete="off" />
    </label>
  );
}
