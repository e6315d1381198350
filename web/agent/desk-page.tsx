/** The agent's desk: who waits, the person who is open, and what is done with him. Filters and the open person stand in the address. */
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { NextAnswer, WorkAnswer, WorkItem } from '../../server/api/desk/desk-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Heard } from '../parts/heard.tsx';
import { type News, useLive } from '../parts/news-stream.ts';
import { Empty } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { AGENT_WORDS } from './agent-words.ts';
import { KeyButton, KeyList, useDeskKeys } from './desk/desk-keys.tsx';
import { DESK_WORDS } from './desk/one-screen-words.ts';
import { OpenPerson, type Take } from './desk/open-person.tsx';
import { PeopleList } from './desk/people-list.tsx';
import { SeatFields, type SeatHeld, useSeat } from './desk/seat.tsx';
import { walk } from './list-keys.tsx';
import './agent.css';
import './calls.css';
import './desk/desk.css';

/** Asked again this often, in milliseconds. */
const LIST_EVERY = 30_000;
const FILTERS = ['whose', 'order', 'reason', 'channel', 'bucket', 'after'] as const;
/** From this width on the panes stand beside each other, and the first of the list is open by itself. */
const DESK = '(min-width: 1100px)';

export function DeskPage() {
  const words = useWords(DESK_WORDS);
  const language = useLanguage();
  const held = useSeat();
  const { filter, set } = useAddress();
  const [said, say] = useState('');
  const [keysOpen, showKeys] = useState(false);
  const [inCall, setInCall] = useState(false);
  const work = useAnswer<WorkAnswer>(
    '/agent/work',
    { ...Object.fromEntries(FILTERS.map((name) => [name, filter(name)])), worker: held.seat.worker },
    language,
    { keep: true, every: LIST_EVERY },
  );
  const items = work.data?.items ?? [];
  const open = openAmong(items, filter('account'));
  const row = items.find(({ key }) => key === open) ?? null;
  const here = useNewsOf(open, items);
  const take = useNext(held, filter('whose'), set, say, () => void work.refetch());
  const choose = (item: WorkItem) => {
    set('account', item.key);
    if (held.seat.worker !== '')
      tell('/agent/work/open', { worker: held.seat.worker, key: item.key }).then(
        () => void work.refetch(),
        () => say(words.claimed(item.claimedBy ?? '?')),
      );
  };
  useDeskKeys({
    j: () => walk(1),
    k: () => walk(-1),
    Escape: () => walk(0),
    f: () => document.querySelector<HTMLElement>('.filters select')?.focus(),
    '?': () => showKeys(true),
    ...(open === '' ? { n: () => void take(null) } : {}),
  });
  return (
    <Frame door="agent" title={words.title} today={work.data?.today ?? null} wide>
      <DeskHead held={held} locked={inCall} said={said} showKeys={() => showKeys(true)} />
      <KeyList open={keysOpen} close={() => showKeys(false)} />
      <Heard news={here} then={useWords(AGENT_WORDS).askedAgain} />
      <div className="desk three">
        <PeopleList work={work} filter={filter} set={set} open={open} choose={choose} />
        {open === '' ? (
          <NobodyOpen take={() => void take(null)} />
        ) : (
          <OpenPerson
            key={open}
            account={open}
            row={row}
            held={held}
            connected={work.data?.connected ?? false}
            take={take}
            say={say}
            called={setInCall}
          />
        )}
      </div>
    </Frame>
  );
}

/** Whose account is open: the chosen one, on a desk else the first. */
function openAmong(items: readonly WorkItem[], chosen: string): string {
  if (chosen !== '' || !matchMedia(DESK).matches) return chosen;
  return items[0]?.key ?? '';
}

function NobodyOpen({ take }: { take: () => void }) {
  const words = useWords(DESK_WORDS);
  return (
    <div className="pane">
      <Empty>{words.choose}</Empty>
      <KeyButton name={words.take} at="n" main act={take} />
    </div>
  );
}

function DeskHead(props: { held: SeatHeld; locked: boolean; said: string; showKeys: () => void }) {
  const words = useWords(DESK_WORDS);
  const { held, locked, said, showKeys } = props;
  return (
    <div className="desk-head">
      <h1>{words.title}</h1>
      <SeatFields held={held} locked={locked} />
      <KeyButton name={words.keysTitle} at="?" act={showKeys} />
      <p role="status" className="desk-said">
        {said}
      </p>
    </div>
  );
}

/** What stands in the address: filters, the page, and who is open. */
function useAddress() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (name: string, value: string) =>
      setSearch((before) => {
        const now = new URLSearchParams(before);
        if (value === '') now.delete(name);
        else now.set(name, value);
        if (name !== 'account' && name !== 'after') now.delete('after');
        return now;
      }),
    [setSearch],
  );
  return { filter: (name: string) => search.get(name) ?? '', set };
}

/** Takes the next person, leaving the one on the screen. */
function useNext(
  { seat }: SeatHeld,
  whose: string,
  set: (name: string, value: string) => void,
  say: (said: string) => void,
  again: () => void,
): Take {
  const words = useWords(DESK_WORDS);
  const language = useLanguage();
  return async (leave) => {
    if (seat.worker === '') {
      document.querySelector<HTMLElement>('.seat input')?.focus();
      return;
    }
    const asked = {
      worker: seat.worker,
      language,
      ...(whose === '' ? {} : { whose }),
      ...(leave === null ? {} : { leave }),
    };
    try {
      const { item, again: from, milder, pause } = await tell<NextAnswer>('/agent/work/next', asked);
      if (item !== null) set('account', item.key);
      const first = item === null ? words.nobody(from) : words.taken(item.name);
      say(
        [first, milder ? words.milder : '', pause ? words.pause : ''].filter((one) => one !== '').join(' '),
      );
    } catch (error) {
      say((error as Error).message);
    }
    again();
  };
}

/** News of the person who is open; what stands on the list changes by itself. */
function useNewsOf(open: string, items: readonly WorkItem[]): News | null {
  const shown = new Set([open, ...items.map(({ key }) => key)]);
  const news = useLive('agent', {
    accounts: [...shown]
      .filter((key) => key !== '')
      .sort()
      .join(','),
  });
  return news?.accounts.includes(open) ? news : null;
}
