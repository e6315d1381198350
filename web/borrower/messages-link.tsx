/** Are there messages that I have not opened? */
import { Link } from 'react-router';
import type { InboxAnswer } from '../../server/api/inbox/inbox-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { useWords } from '../parts/words.tsx';
import { MESSAGE_WORDS } from './message-words.ts';
import './messages.css';

export function MessagesLink({ path }: { path: string }) {
  const words = useWords(MESSAGE_WORDS);
  const unread = useAnswer<InboxAnswer>(`${path}/messages`, {}).data?.unread;
  return (
    <Link to={`${path}/messages`} className="card messages-link">
      <span>{words.title}</span>
      {unread !== undefined && (
        <span className={unread > 0 ? 'badge new-mark' : 'quiet-text'}>{words.unread(unread)}</span>
      )}
    </Link>
  );
}
