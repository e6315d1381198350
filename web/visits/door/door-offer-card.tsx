/** What is offered at a door, inside the limits, and from what he says that he has? */
import { useState } from 'react';
import type { SentBody } from '../../../server/api/visits/visits-schema.ts';
import { useWords } from '../../parts/words.tsx';
import { VISITS_WORDS } from '../visits-words.ts';
import { Card } from './door-card.tsx';
import type { Stop } from './stop-part.tsx';

type Save = (body: SentBody) => Promise<void>;
type Said = NonNullable<Extract<SentBody, { type: 'offer' }>['said']>;

/** What he has is said in numbers that can be reckoned with. */
const isTold = ({ income, housing, people }: Said) =>
  [income, housing].every((one) => /^\d{1,9}(\.\d{1,2})?$/.test(one)) && people >= 1 && people <= 30;

function Circumstances({ said, change }: { said: Said; change: (said: Said) => void }) {
  const { offer } = useWords(VISITS_WORDS);
  return (
    <>
      <p>{offer.can}</p>
      <label className="visit-field">
        {offer.income}
        <input
          inputMode="decimal"
          value={said.income}
          onChange={(event) => change({ ...said, income: event.target.value.trim() })}
        />
      </label>
      <label className="visit-field">
        {offer.people}
        <input
          inputMode="numeric"
          value={said.people === 0 ? '' : said.people}
          onChange={(event) => change({ ...said, people: Math.trunc(Number(event.target.value)) || 0 })}
        />
      </label>
      <label className="visit-field">
        {offer.housing}
        <input
          inputMode="decimal"
          value={said.housing}
          onChange={(event) => change({ ...said, housing: event.target.value.trim() })}
        />
      </label>
      <label className="visit-field">
        {offer.area}
        <select
          value={said.area}
          onChange={(event) => change({ ...said, area: event.target.value as Said['area'] })}
        >
          <option value="urban">{offer.urban}</option>
          <option value="rural">{offer.rural}</option>
        </select>
      </label>
    </>
  );
}

const OFFERED = ['later-date', 'instalments'] as const;

interface Props {
  readonly stop: Stop;
  readonly today: string;
  readonly save: Save;
  readonly before: Extract<SentBody, { type: 'offer' }> | undefined;
}

export function Offer({ stop, today, save, before }: Props) {
  const { offer } = useWords(VISITS_WORDS);
  const [debt] = stop.debts;
  const limits = (debt?.limits ?? []).filter(({ kind }) => OFFERED.some((one) => one === kind));
  const [kind, setKind] = useState<string>(before?.kind ?? limits[0]?.kind ?? '');
  const [value, setValue] = useState('');
  const [said, setSaid] = useState<Said>(
    before?.said ?? { income: '', people: 1, housing: '0', area: 'urban' },
  );
  const [wrong, setWrong] = useState<'limits' | 'circumstances' | null>(null);
  const limit = limits.find((one) => one.kind === kind);
  if (debt === undefined || limit === undefined) return null;
  const byDay = limit.kind === 'later-date';
  const give = () => {
    const months = byDay ? 0 : Number(value);
    const days = byDay ? (Date.parse(value) - Date.parse(today)) / 86_400_000 : 0;
    const fits = byDay ? days >= 1 && days <= limit.days : months >= limit.least && months <= limit.most;
    const told = isTold(said);
    setWrong(!fits ? 'limits' : told ? null : 'circumstances');
    if (fits && told)
      void save({
        ...{ type: 'offer', account: debt.account, kind: limit.kind, months },
        firstOn: byDay ? value : null,
        said,
      });
  };
  return (
    <Card title={offer.title}>
      <label className="visit-field">
        {offer.kind}
        <select value={kind} onChange={(event) => setKind(event.target.value)}>
          {limits.map((one) => (
            <option key={one.kind} value={one.kind}>
              {offer.kinds[one.kind] ?? one.kind}
            </option>
          ))}
        </select>
      </label>
      <label className="visit-field">
        {byDay ? offer.date(limit.days) : offer.months(limit.least, limit.most)}
        <input
          type={byDay ? 'date' : 'number'}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      <Circumstances said={said} change={setSaid} />
      {wrong !== null && <p role="alert">{wrong === 'limits' ? offer.outside : offer.unsaid}</p>}
      <button type="button" onClick={give}>
        {offer.save}
      </button>
      <p className="quiet-text">{offer.binds}</p>
    </Card>
  );
}
