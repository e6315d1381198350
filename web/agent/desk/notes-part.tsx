/** What did colleagues note about this person, and what is being written? What is typed is never lost. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { NoteShown, PersonAnswer } from '../../../server/api/desk/desk-schema.ts';
import { part, tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { DESK_WORDS } from './one-screen-words.ts';

interface Props {
  readonly shown: PersonAnswer;
  readonly worker: string;
  /** The call has ended: what is typed goes to the server at once. */
  readonly ended: boolean;
}

export function NotesPart({ shown, worker, ended }: Props) {
  const words = useWords(DESK_WORDS);
  const client = useQueryClient();
  const [fault, setFault] = useState<Error | null>(null);
  const again = () =>
    void client.invalidateQueries({ queryKey: [`/agent/accounts/${part(shown.key)}/person`] });
  const pin = async ({ note, pinnedBy }: NoteShown) => {
    try {
      await tell(`/agent/accounts/${part(shown.key)}/notes/${note}/pin`, {
        worker,
        pinned: pinnedBy === null,
      });
      again();
    } catch (error) {
      setFault(error as Error);
    }
  };
  return (
    <section aria-label={words.notes} className="notes">
      <h2>{words.notes}</h2>
      {shown.notes.length === 0 && <p className="quiet-text">{words.notesNone}</p>}
      <ul className="matters">
        {shown.notes.map((note) => (
          <li key={note.note} className={note.pinnedBy === null ? 'one-note' : 'one-note is-pinned'}>
            <span className="quiet-text figures">
              {note.about === 'hand-over' ? `${words.handOverNote} · ` : ''}
              {note.worker}, {note.at}
              {note.pinnedBy !== null && ` · ${words.pinned(note.pinnedBy)}`}
            </span>{' '}
            {note.words ?? words.forgotten}{' '}
            <button type="button" className="quiet small" onClick={() => void pin(note)}>
              {note.pinnedBy === null ? words.pin : words.unpin}
            </button>
          </li>
        ))}
      </ul>
      <NoteField shown={shown} worker={worker} ended={ended} kept={again} />
      {fault !== null && <Failing error={fault} again={() => setFault(null)} />}
    </section>
  );
}

/** What is typed: each letter stays in this browser, and with the server when the field is left, the call ends, or the next one comes. */
function useDraft({ shown, worker, ended }: Props) {
  const shelf = `anhuan-draft-${worker}-${shown.person}`;
  const [text, setText] = useState(() => localStorage.getItem(shelf) ?? shown.draft ?? '');
  const [isKept, setKept] = useState(false);
  const now = useRef(text);
  const address = `/agent/accounts/${part(shown.key)}/draft`;
  const write = (words: string) => {
    now.current = words;
    setText(words);
    setKept(false);
    if (words === '') localStorage.removeItem(shelf);
    else localStorage.setItem(shelf, words);
  };
  const toServer = useCallback(() => {
    if (worker === '' || now.current.trim() === '') return;
    tell(address, { worker, words: now.current }).then(
      () => setKept(true),
      // It stays in this browser.
      () => {},
    );
  }, [address, worker]);
  useEffect(() => {
    if (ended) toServer();
  }, [ended, toServer]);
  useEffect(() => toServer, [toServer]);
  return { text, write, toServer, isKept };
}

function NoteField({ kept, ...props }: Props & { kept: () => void }) {
  const { shown, worker, ended } = props;
  const words = useWords(DESK_WORDS);
  const { text, write, toServer, isKept } = useDraft(props);
  const [fault, setFault] = useState<Error | null>(null);
  const keep = async () => {
    const said = text.trim();
    if (said === '' || worker === '') return;
    const about = ended ? 'call' : 'note';
    try {
      setFault(null);
      await tell(`/agent/accounts/${part(shown.key)}/notes`, { worker, words: said, about });
      write('');
      kept();
    } catch (error) {
      setFault(error as Error);
    }
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label>
        <span>
          {words.note} <kbd>t</kbd> <span className="quiet-text">{words.noteHint}</span>
        </span>
        <textarea
          data-note
          rows={2}
          maxLength={5_000}
          value={text}
          onChange={(event) => write(event.target.value)}
          onBlur={toServer}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            const field = event.currentTarget;
            void keep().then(() => field.blur());
          }}
        />
      </label>
      <p className="choices">
        <button type="submit" className="quiet" disabled={text.trim() === '' || worker === ''}>
          {words.keepNote}
        </button>
        <span role="status" className="quiet-text">
          {isKept ? words.keptDraft : ''}
        </span>
      </p>
      {fault !== null && <Failing error={fault} again={() => setFault(null)} />}
    </form>
  );
}
