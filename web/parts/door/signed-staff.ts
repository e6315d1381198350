/** Who of the staff is signed in here? Null where doors stand open, or before it is known: then whoever acts gives his number. */
import { useState } from 'react';
import type { MeAnswer } from '../../../server/api/people/people-schema.ts';
import { useAnswer } from '../../api/ask.ts';

type Staff = Extract<MeAnswer['who'], { kind: 'staff' }>;

export function useStaff(): {
  readonly staff: Staff | null;
  /** He must say himself who he is: doors stand open. */
  readonly asked: boolean;
} {
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  const staff = me?.who?.kind === 'staff' ? me.who : null;
  return { staff, asked: staff === null && me !== undefined && !me.required };
}

/** The number under which somebody acts: his session's, else the one he types. */
export function useOwnNumber(): {
  readonly by: string;
  readonly say: (number: string) => void;
  /** The session says it: nothing is to be typed. */
  readonly known: boolean;
} {
  const { staff } = useStaff();
  const [said, say] = useState('');
  return { by: staff?.number ?? said, say, known: staff !== null };
}
