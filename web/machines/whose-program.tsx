/** Whose program is it: the house's own, or an agency's that was let in? */

import type { AnswerAt } from '../api/typed-ask.ts';
import { useName, useWords } from '../parts/words.tsx';
import { MACHINE_WORDS } from './machine-words.ts';

interface WhoseProps {
  /** Empty: the house's own. */
  readonly agency: string;
  readonly choose: (agency: string) => void;
  readonly agencies: AnswerAt<'/people/keys'>['agencies'];
}

export function WhoseProgram({ agency, choose, agencies }: WhoseProps) {
  const words = useWords(MACHINE_WORDS).keys;
  const nameOf = useName();
  return (
    <label>
      {words.whose}
      <select value={agency} onChange={(event) => choose(event.target.value)}>
        <option value="">{words.ours}</option>
        {agencies.map(({ agency: number, name }) => (
          <option key={number} value={number}>
            {words.ofAgency(`${nameOf(name)} (${number})`)}
          </option>
        ))}
      </select>
    </label>
  );
}
