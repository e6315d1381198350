/** What is found out, agreed and written down at a door, one card after the other? */
import { useState } from 'react';
import type { SentBody } from '../../../server/api/visits/visits-schema.ts';
import { useWords } from '../../parts/words.tsx';
import type { OutboxEntry } from '../visit-store.ts';
import { VISITS_WORDS } from '../visits-words.ts';
import { Card } from './door-card.tsx';
import { Offer } from './door-offer-card.tsx';
import { DoorSound } from './door-sound-card.tsx';
import type { Stop } from './stop-part.tsx';

const STEPS = ['card-shown', 'code-told', 'his-name-asked', 'alone-with-him'] as const;
const ANSWERS = ['yes', 'partly', 'no', 'unsaid'] as const;
type Answer = (typeof ANSWERS)[number];
type Save = (body: SentBody) => Promise<void>;

interface Props {
  readonly stop: Stop;
  readonly entered: readonly OutboxEntry[];
  readonly today: string;
  readonly save: Save;
  readonly sound: Pick<Parameters<typeof DoorSound>[0], 'visitor' | 'visit' | 'changed'>;
}

/** The last entry of a kind. */
function lastOf<Type extends SentBody['type']>(entered: readonly OutboxEntry[], type: Type) {
  const found = entered.findLast(({ body }) => body.type === type)?.body;
  return found as Extract<SentBody, { type: Type }> | undefined;
}

/** What he last said of coming in, or of being recorded; null: nothing yet. */
function agreedTo(entered: readonly OutboxEntry[], of: 'entry' | 'recording'): boolean | null {
  const found = entered.findLast(({ body }) => body.type === 'consent' && body.of === of)?.body;
  return found?.type === 'consent' ? found.given : null;
}

export function DoorSteps({ stop, entered, today, save, sound }: Props) {
  const words = useWords(VISITS_WORDS);
  const known = lastOf(entered, 'identity')?.steps ?? [];
  const isKnown = STEPS.every((step) => known.includes(step));
  return (
    <>
      <Identity known={known} save={save} />
      <Consents entered={entered} save={save} />
      <DoorSound {...sound} agreed={agreedTo(entered, 'recording') === true} />
      {isKnown && (
        <>
          <Card title={words.owed}>
            {stop.debts.map(({ account, overdue }) => (
              <p key={account} className="figures">
                {stop.currency.code} {overdue}
              </p>
            ))}
          </Card>
          <FoundOut save={save} before={lastOf(entered, 'found-out')} />
          <Offer stop={stop} today={today} save={save} before={lastOf(entered, 'offer')} />
        </>
      )}
      <Said entered={entered} save={save} />
      {isKnown && <Cash stop={stop} save={save} before={lastOf(entered, 'receipt')} />}
      <Report save={save} before={lastOf(entered, 'report')} />
      <Card title={words.end.title}>
        <div className="visit-row">
          <button type="button" onClick={() => void save({ type: 'ended', met: true, how: 'over' })}>
            {words.end.met}
          </button>
          <button type="button" onClick={() => void save({ type: 'ended', met: false, how: 'over' })}>
            {words.end.notMet}
          </button>
        </div>
      </Card>
    </>
  );
}

function Identity({ known, save }: { known: readonly string[]; save: Save }) {
  const { identity } = useWords(VISITS_WORDS);
  const [ticked, setTicked] = useState<readonly string[]>(known);
  const turn = (step: string, on: boolean) =>
    setTicked((before) => (on ? [...before, step] : before.filter((one) => one !== step)));
  return (
    <Card title={identity.title}>
      {STEPS.map((step) => (
        <label key={step} className="visit-check">
          <input
            type="checkbox"
            checked={ticked.includes(step)}
            onChange={(event) => turn(step, event.target.checked)}
          />
          {identity.steps[step]}
        </label>
      ))}
      <button
        type="button"
        onClick={() => void save({ type: 'identity', steps: STEPS.filter((step) => ticked.includes(step)) })}
      >
        {identity.save}
      </button>
      {known.length < STEPS.length && <p className="quiet-text">{identity.first}</p>}
    </Card>
  );
}

function Consents({ entered, save }: { entered: readonly OutboxEntry[]; save: Save }) {
  const { consent } = useWords(VISITS_WORDS);
  return (
    <Card title={consent.title}>
      {(['entry', 'recording'] as const).map((of) => {
        const said = agreedTo(entered, of);
        return (
          <fieldset key={of}>
            <legend>
              {consent[of]}
              {said !== null && `: ${said ? consent.yesSaved : consent.noSaved}`}
            </legend>
            <div className="visit-row">
              <button
                type="button"
                aria-pressed={said === true}
                onClick={() => void save({ type: 'consent', of, given: true })}
              >
                {consent.yes}
              </button>
              <button
                type="button"
                aria-pressed={said === false}
                onClick={() => void save({ type: 'consent', of, given: false })}
              >
                {of === 'entry' ? consent.no : consent.noRecord}
              </button>
            </div>
          </fieldset>
        );
      })}
    </Card>
  );
}

function FoundOut({
  save,
  before,
}: {
  save: Save;
  before: Extract<SentBody, { type: 'found-out' }> | undefined;
}) {
  const { found } = useWords(VISITS_WORDS);
  const [willing, setWilling] = useState<Answer>(before?.willing ?? 'unsaid');
  const [able, setAble] = useState<Answer>(before?.able ?? 'unsaid');
  const [words, setWords] = useState(before?.words ?? '');
  const choice = (label: string, value: Answer, set: (one: Answer) => void) => (
    <label className="visit-field">
      {label}
      <select value={value} onChange={(event) => set(event.target.value as Answer)}>
        {ANSWERS.map((one) => (
          <option key={one} value={one}>
            {found.answers[one]}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Card title={found.title}>
      {choice(found.willing, willing, setWilling)}
      {choice(found.able, able, setAble)}
      <label className="visit-field">
        {found.words}
        <textarea rows={3} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <button type="button" onClick={() => void save({ type: 'found-out', willing, able, words })}>
        {found.save}
      </button>
    </Card>
  );
}

function Said({ entered, save }: { entered: readonly OutboxEntry[]; save: Save }) {
  const { said } = useWords(VISITS_WORDS);
  const before = lastOf(entered, 'said');
  return (
    <Card title={said.title}>
      <div className="visit-row">
        {(['no-contact', 'disputes', 'hardship'] as const).map((says) => (
          <button
            key={says}
            type="button"
            aria-pressed={before?.says === says}
            onClick={() => void save({ type: 'said', says })}
          >
            {said[says]}
          </button>
        ))}
      </div>
      {before !== undefined && <p role="status">{said.saved}</p>}
    </Card>
  );
}

function Cash({
  stop,
  save,
  before,
}: {
  stop: Stop;
  save: Save;
  before: Extract<SentBody, { type: 'receipt' }> | undefined;
}) {
  const { cash } = useWords(VISITS_WORDS);
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState(false);
  const [debt] = stop.debts;
  if (debt === undefined) return null;
  if (before !== undefined)
    return (
      <Card title={cash.title}>
        <p className="figures">{cash.taken(before.amount, stop.receipt)}</p>
      </Card>
    );
  const take = () => {
    const good = /^\d{1,9}(\.\d{1,2})?$/.test(amount) && Number(amount) > 0;
    setWrong(!good);
    if (good) void save({ type: 'receipt', account: debt.account, amount });
  };
  return (
    <Card title={cash.title}>
      <p>{cash.rule(stop.receipt)}</p>
      <label className="visit-field">
        {cash.amount}
        <input inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </label>
      {wrong && <p role="alert">{cash.invalid}</p>}
      <button type="button" onClick={take}>
        {cash.save}
      </button>
    </Card>
  );
}

function Report({ save, before }: { save: Save; before: Extract<SentBody, { type: 'report' }> | undefined }) {
  const { report } = useWords(VISITS_WORDS);
  const [words, setWords] = useState(before?.words ?? '');
  return (
    <Card title={report.title}>
      <label className="visit-field">
        {report.words}
        <textarea rows={5} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <button type="button" onClick={() => void save({ type: 'report', words })}>
        {report.save}
      </button>
    </Card>
  );
}
