/** Who acts? Whoever is signed in; where doors stand open he gives his number. */
import { type Catalogue, useWords } from '../words.tsx';
import { useStaff } from './signed-staff.ts';

const WORDS: Catalogue<string> = { en: 'Your staff number', 'zh-CN': '您的工号' };

/** A field `by` of a form. `label`: where the form calls it by another name. */
export function ByField({ label }: { label?: string }) {
  const word = useWords(WORDS);
  const { staff } = useStaff();
  if (staff !== null) return <input type="hidden" name="by" value={staff.number} />;
  return (
    <label>
      {label ?? word}
      <input name="by" required maxLength={40} pattern="[\w\-]+" autoComplete="off" />
    </label>
  );
}
