/** Shall this device remind me? It says what the screen would show before it asks. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { DevicesAnswer } from '../../server/api/inbox/inbox-schema.ts';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { MESSAGE_WORDS } from './message-words.ts';
import { ability, lookAt, turnAllOff, turnOff, turnOn } from './this-device.ts';

export function RemindersPart({ path }: { path: string }) {
  const words = useWords(MESSAGE_WORDS).reminders;
  const id = useId();
  const devices = useQuery<DevicesAnswer, Error>({
    queryKey: [path, 'devices'],
    queryFn: () => lookAt(path),
  });
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="quiet-text">{words.text}</p>
      <Shown answer={devices}>{(known) => <Switch path={path} known={known} />}</Shown>
    </section>
  );
}

function Switch({ path, known }: { path: string; known: DevicesAnswer }) {
  const words = useWords(MESSAGE_WORDS).reminders;
  const language = useLanguage();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (act: () => Promise<DevicesAnswer>) => act(),
    onSuccess: (answer) => client.setQueryData([path, 'devices'], answer),
  });
  const { publicKey, on, others } = known;
  const able = ability();
  const why =
    publicKey === null
      ? words.notOffered
      : able === 'able'
        ? null
        : able === 'denied'
          ? words.denied
          : words.unable;
  const press = (act: () => Promise<DevicesAnswer>) => () => change.mutate(act);
  return (
    <>
      {why === null ? <p>{on ? words.on : words.off}</p> : <p>{why}</p>}
      {change.isPending && <p role="status">{words.working}</p>}
      {change.isError && <p role="alert">{words.failed}</p>}
      {on ? (
        <button type="button" className="quiet" onClick={press(() => turnOff(path))}>
          {words.turnOff}
        </button>
      ) : (
        why === null &&
        publicKey !== null && (
          <button type="button" onClick={press(() => turnOn(path, publicKey, language))}>
            {words.turnOn}
          </button>
        )
      )}
      {others > 0 && (
        <>
          <p className="quiet-text">{words.others(others)}</p>
          <button type="button" className="quiet" onClick={press(() => turnAllOff(path))}>
            {words.allOff}
          </button>
        </>
      )}
    </>
  );
}
