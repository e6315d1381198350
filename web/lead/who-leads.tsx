/** Under which number does somebody act here? His session's; where doors stand open the one he gives. */
import { useId, useState } from 'react';
import { useStaff } from '../parts/door/signed-staff.ts';
import { useWords } from '../parts/words.tsx';
import { LEAD_WORDS } from './lead-words.ts';

const KEPT = 'anhuan-lead';

/** His number, and how to say it; `may` false: he only looks. */
export function useLeadNumber(roles: readonly string[] = ['lead']): {
  readonly number: string;
  readonly say: (number: string) => void;
  readonly asked: boolean;
  readonly may: boolean;
} {
  const [said, setSaid] = useState(() => localStorage.getItem(KEPT) ?? '');
  const { staff, asked } = useStaff();
  const say = (number: string) => {
    localStorage.setItem(KEPT, number);
    setSaid(number);
  };
  if (staff !== null)
    return { number: staff.number, say, asked, may: staff.roles.some((role) => roles.includes(role)) };
  return { number: said, say, asked, may: true };
}

/** The field for it; nothing where a session says who he is. */
export function WhoLeads({ lead }: { lead: ReturnType<typeof useLeadNumber> }) {
  const words = useWords(LEAD_WORDS);
  const id = useId();
  if (!lead.asked) return null;
  return (
    <div className="who-leads">
      <label htmlFor={id}>{words.who}</label>
      <input
        id={id}
        value={lead.number}
        autoComplete="off"
        maxLength={40}
        placeholder="l21"
        onChange={(event) => lead.say(event.target.value.replace(/[^\w.-]/g, ''))}
      />
      <span className="quiet-text">{words.whoLead}</span>
    </div>
  );
}
