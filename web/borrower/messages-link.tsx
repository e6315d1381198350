/** Are there messages that I have not opened? */
import { Link } from 'react-router';
import type { InboxAnswer } from '../../server/api/inbox/inbox-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { useWords } from '../parts/words.tsx';
import { HOME_WORDS } from './home/home-words.ts';
import './messages.css';

export function MessagesLink({ path }: { path: string }) {
  const words = useWords(HOME_WORDS);
  const unread = useAnswer<InboxAnswer>(`${path}/messages`, {}).data?.unread;
  return (
    <Link to={`${path}/messages`} className="card messages-link">
      <span>{words.messages}</span>
      {unread !== undefined && (
        <span className={unread > 0 ? 'badge new-mark' : 'quiet-text'}>{words.unread(unread)}</span>
      )}
    </Link>
  );
}
