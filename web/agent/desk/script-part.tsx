/** What is to be said, line by line, ticked as it is read, and what answers an objection? What is owed stays covered until it is sure who it is. */
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { GuideAnswer, SaidAnswer } from '../../../server/api/desk/desk-schema.ts';
import { part, tell, useAnswer } from '../../api/ask.ts';
import { Failing, Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { CareForm } from '../care-form.tsx';
import { DESK_WORDS } from './one-screen-words.ts';

/** The line by which it becomes sure who it is. */
const SURE = /^identity-/;

interface Props {
  readonly account: string;
  readonly worker: string;
  readonly language: 'zh-CN' | 'en';
  /** The call that goes on, with what may be shown only now; null: there is none. */
  readonly call: { readonly name: string; readonly code: string; readonly key: string } | null;
}

export function ScriptPart(props: Props) {
  const words = useWords(DESK_WORDS);
  const guide = useAnswer<GuideAnswer>(`/agent/accounts/${part(props.account)}/script`, {
    worker: props.worker,
  });
  return (
    <section aria-label={words.script} className="script">
      <Shown answer={guide}>{(shown) => <Lines guide={shown} {...props} />}</Shown>
    </section>
  );
}

function Lines({ guide, call, account, language, worker }: Props & { guide: GuideAnswer }) {
  const words = useWords(DESK_WORDS);
  const [said, setSaid] = useState<readonly string[]>([]);
  const sure = said.some((line) => SURE.test(line));
  const shown = guide.lines.filter((line) => sure || line.part === 'opening');
  const left = guide.lines.filter(({ line, must }) => must.length > 0 && !said.includes(line)).length;
  const name = call?.key;
  useEffect(() => {
    if (name === undefined || said.length === 0) return;
    // What was ticked stands with the call; a tick that is lost on the way is sent with the next.
    tell<SaidAnswer>(`/agent/calls/${part(name)}/said`, { lines: said }).catch(() => {});
  }, [name, said]);
  const tick = (line: string) =>
    setSaid((before) => (before.includes(line) ? before.filter((one) => one !== line) : [...before, line]));
  const first = shown.find(({ line }) => !said.includes(line))?.line;
  const fill = (text: string) =>
    call === null
      ? text.replaceAll('{name}', '…').replaceAll('{code}', '…')
      : text.replaceAll('{name}', call.name).replaceAll('{code}', call.code);
  return (
    <>
      <h2>
        {words.script} · {words.stages[guide.stage]} <kbd>r</kbd>
      </h2>
      <ol className="script-lines">
        {shown.map(({ line, say, must, part: of }, place) => (
          <li key={line}>
            {shown[place - 1]?.part !== of && <span className="quiet-text">{words.parts[of]}</span>}
            <label className="script-line">
              <input
                type="checkbox"
                checked={said.includes(line)}
                data-next-line={line === first ? '' : undefined}
                onChange={() => tick(line)}
              />
              <span>
                <span lang={language}>{fill(say)}</span>
                {must.length > 0 && (
                  <span className="must quiet-text">
                    ◆ {words.must}: {must.map(words.sourceOf).join('; ')}
                  </span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ol>
      {!sure && <p className="quiet-text covered">{words.covered}</p>}
      {call !== null && (
        <p role="status" className="quiet-text">
          {words.unsaid(left)}
        </p>
      )}
      <Cards cards={guide.cards} account={account} language={language} worker={worker} />
    </>
  );
}

/** Objections, each with words and the place where it is dealt with. */
function Cards(props: Pick<Props, 'account' | 'language' | 'worker'> & Pick<GuideAnswer, 'cards'>) {
  const { cards, account, language, worker } = props;
  const words = useWords(DESK_WORDS);
  return (
    <>
      <h2>{words.cards}</h2>
      {cards.map(({ card, heard, say, leads }) => (
        <details key={card} className="line">
          <summary>
            <span lang={language}>{heard}</span>
          </summary>
          <p className="say" lang={language}>
            {say}
          </p>
          {leads === 'agree' && <Link to={`/agent/agree/${part(account)}`}>{words.leads.agree}</Link>}
          {leads === 'stop' && <p className="quiet-text">{words.leads.stop}</p>}
          {leads === 'care' && <CareForm address={`/agent/accounts/${part(account)}/care`} />}
          {(leads === 'dispute-payment' || leads === 'dispute-debt') && (
            <DisputeForm account={account} worker={worker} about={leads} />
          )}
        </details>
      ))}
    </>
  );
}

const DISPUTES = {
  'dispute-payment': { kind: 'payment', ground: 'not-credited' },
  'dispute-debt': { kind: 'debt', ground: 'not-mine' },
} as const;

/** Takes the dispute in as it is said. Sent twice it counts once. */
function DisputeForm({
  account,
  worker,
  about,
}: {
  account: string;
  worker: string;
  about: keyof typeof DISPUTES;
}) {
  const words = useWords(DESK_WORDS);
  const [key] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<Error | 'open' | 'kept'>('open');
  if (state === 'kept')
    return (
      <p role="status" className="known">
        {words.disputeKept}
      </p>
    );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const said = new FormData(event.currentTarget).get('words');
        tell(
          '/agent/disputes',
          {
            ...DISPUTES[about],
            account,
            accounts: [account.split('-')[1]],
            agent: worker,
            via: 'call',
            words: said,
          },
          { 'idempotency-key': key },
        ).then(
          () => setState('kept'),
          (error: Error) => setState(error),
        );
      }}
    >
      <label>
        {words.disputeWords}
        <textarea name="words" required rows={2} maxLength={2_000} />
      </label>
      <button type="submit" disabled={worker === ''}>
        {words.leads[about]}
      </button>
      {state instanceof Error && <Failing error={state} again={() => setState('open')} />}
    </form>
  );
}
