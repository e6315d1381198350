/** The agent's desk: the list, the person and what happened, what comes next. Filters and the open account stand in the address. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { WorkAnswer } from '../../server/api/agent-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Heard } from '../parts/heard.tsx';
import { type News, useLive } from '../parts/news-stream.ts';
import { Empty } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { AccountPanes } from './account-panes.tsx';
import { AGENT_WORDS } from './agent-words.ts';
import { KeyLegend, useListKeys } from './list-keys.tsx';
import { WorkPane } from './work-pane.tsx';
import './agent.css';

export function DeskPage() {
  const words = useWords(AGENT_WORDS);
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const filter = (name: string) => search.get(name) ?? '';
  const work = useAnswer<WorkAnswer>(
    '/agent/work',
    {
      when: filter('when'),
      channel: filter('channel'),
      bucket: filter('bucket'),
      after: filter('after'),
    },
    language,
    { keep: true },
  );
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
  const open = filter('account');
  const here = useNewsOf(open, work.data);
  useListKeys();
  return (
    <Frame door="agent" title={words.title} today={work.data?.today ?? null} wide>
      <h1 className="desk-title">
        {words.title} <KeyLegend />
      </h1>
      <Heard news={here} then={words.askedAgain} />
      <div className="desk">
        <WorkPane work={work} filter={filter} set={set} open={open} />
        {open === '' ? (
          <div className="pane">
            <Empty>{words.choose}</Empty>
          </div>
        ) : (
          <AccountPanes accountKey={open} show={(key) => set('account', key)} />
        )}
      </div>
    </Frame>
  );
}

/** News of the account that is open; what stands on the list changes by itself. */
function useNewsOf(open: string, work: WorkAnswer | undefined): News | null {
  const shown = new Set([open, ...(work?.items.map(({ key }) => key) ?? [])]);
  const news = useLive('agent', {
    accounts: [...shown]
      .filter((key) => key !== '')
      .sort()
      .join(','),
  });
  return news?.accounts.includes(open) ? news : null;
}
