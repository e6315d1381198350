/** What is offered at a door, inside the limits, and from what he says that he has? */
import { useState } from 'react';
import type { SentBody } from '../../server/api/visits/visits-schema.ts';
import { useWords } from '../parts/words.tsx';
import { Card } from './door-card.tsx';
import type { Stop } from './stop-part.tsx';
import { VISITS_WORDS } from './visits-words.ts';

type Save = (body: SentBody) => Promise<void>;

const OFFERED = ['later-date', 'instalments'] as const;

export function Offer({
  stop,
  today,
  save,
  before,
}: {
  stop: Stop;
  today: string;
  save: Save;
  before: Extract<SentBody, { type: 'offer' }> | undefined;
}) {
  const { offer } = useWords(VISITS_WORDS);
  const [debt] = stop.debts;
  const limits = (debt?.limits ?? []).filter(({ kind }) => OFFERED.some((one) => one === kind));
  const [kind, setKind] = useState<string>(before?.kind ?? limits[0]?.kind ?? '');
  const [value, setValue] = useState('');
  const [income, setIncome] = useState(before?.said?.income ?? '');
  const [people, setPeople] = useState(String(before?.said?.people ?? 1));
  const [housing, setHousing] = useState(before?.said?.housing ?? '0');
  const [area, setArea] = useState<'urban' | 'rural'>(before?.said?.area ?? 'urban');
  const [wrong, setWrong] = useState<'limits' | 'circumstances' | null>(null);
  const limit = limits.find((one) => one.kind === kind);
  if (debt === undefined || limit === undefined) return null;
  const byDay = limit.kind === 'later-date';
  const give = () => {
    const months = byDay ? 0 : Number(value);
    const days = byDay ? (Date.parse(value) - Date.parse(today)) / 86_400_000 : 0;
    const fits = byDay ? days >= 1 && days <= limit.days : months >= limit.least && months <= limit.most;
    const household = Number(people);
    const told =
      [income, housing].every((one) => /^\d{1,9}(\.\d{1,2})?$/.test(one)) &&
      household >= 1 &&
      household <= 30;
    setWrong(!fits ? 'limits' : told ? null : 'circumstances');
    if (fits && told)
      void save({
        ...{ type: 'offer', account: debt.account, kind: limit.kind, months },
        firstOn: byDay ? value : null,
        said: { income, people: household, housing, area },
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
      <p>{offer.can}</p>
      {(
        [
          [offer.income, income, setIncome, 'decimal'],
          [offer.people, people, setPeople, 'numeric'],
          [offer.housing, housing, setHousing, 'decimal'],
        ] as const
      ).map(([label, text, set, mode]) => (
        <label key={label} className="visit-field">
          {label}
          <input inputMode={mode} value={text} onChange={(event) => set(event.target.value)} />
        </label>
      ))}
      <label className="visit-field">
        {offer.area}
        <select value={area} onChange={(event) => setArea(event.target.value as 'urban' | 'rural')}>
          <option value="urban">{offer.urban}</option>
          <option value="rural">{offer.rural}</option>
        </select>
      </label>
      {wrong !== null && <p role="alert">{wrong === 'limits' ? offer.outside : offer.unsaid}</p>}
      <button type="button" onClick={give}>
        {offer.save}
      </button>
      <p className="quiet-text">{offer.binds}</p>
    </Card>
  );
}
