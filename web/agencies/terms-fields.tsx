/** By which terms shall an agency be paid? The fields of a proposal, and what is sent of them. */
import type { AgenciesAnswer, PaperContent } from '../../server/api/agencies/agencies-schema.ts';
import { useWords } from '../parts/words.tsx';
import { Asked } from './field-faults.tsx';
import { PROPOSAL_WORDS } from './proposal-words.ts';
import { minorOf, ppmOf } from './proposed-figures.ts';
import { RowList } from './row-list.tsx';

type Terms = Extract<PaperContent, { kind: 'commission' }>['terms'];
type Currency = AgenciesAnswer['currency'];

const MOST_BANDS = 20;
const MOST_STEPS = 10;
const AT = 'body.content.terms';

/** What the form says, in millionths and minor units. */
export function termsFrom(form: FormData, { digits }: Currency): Terms {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const all = (name: string) => form.getAll(name).map(String);
  const shares = all('bandShare');
  const [breaches, paid] = [all('breaches'), all('paid')];
  return {
    from: text('from'),
    bands: all('bandFrom').map((from, place) => ({
      fromDaysPastDue: Number(from),
      ppm: ppmOf(shares[place] ?? ''),
    })),
    keptInstalment: minorOf(text('kept'), digits),
    qualityPerThousandDays: minorOf(text('quality'), digits),
    quality: all('complaints').map((most, place) => ({
      mostComplaints: Number(most),
      mostBreaches: Number(breaches[place]),
      ppm: ppmOf(paid[place] ?? ''),
    })),
    rounding: text('rounding') === 'half-up' ? 'half-up' : 'half-even',
  };
}

/** A percent of at most four digits after the point. */
const PERCENT = {
  type: 'number',
  required: true,
  min: 0,
  max: 100,
  step: 0.0001,
  inputMode: 'decimal',
} as const;

export function TermsFields({ currency, today }: { currency: Currency; today: string }) {
  const words = useWords(PROPOSAL_WORDS).terms;
  const amount = { type: 'number', required: true, min: 0, step: 10 ** -currency.digits } as const;
  return (
    <>
      <Asked label={words.from} hint={words.fromHint} where={`${AT}.from`}>
        {(handed) => <input {...handed} name="from" type="date" required defaultValue={today} />}
      </Asked>
      <Bands />
      <Asked label={words.kept(currency.code)} hint={words.keptHint} where={`${AT}.keptInstalment`}>
        {(handed) => <input {...handed} {...amount} name="kept" inputMode="decimal" />}
      </Asked>
      <Asked
        label={words.quality(currency.code)}
        hint={words.qualityHint}
        where={`${AT}.qualityPerThousandDays`}
      >
        {(handed) => <input {...handed} {...amount} name="quality" inputMode="decimal" />}
      </Asked>
      <Steps />
      <Asked label={words.rounding} where={`${AT}.rounding`}>
        {(handed) => (
          <select {...handed} name="rounding">
            <option value="half-even">{words.roundings['half-even']}</option>
            <option value="half-up">{words.roundings['half-up']}</option>
          </select>
        )}
      </Asked>
    </>
  );
}

function Bands() {
  const words = useWords(PROPOSAL_WORDS).terms;
  return (
    <RowList
      legend={words.bands}
      rowName={words.band}
      add={words.addBand}
      hint={words.bandsHint}
      where={`${AT}.bands`}
      most={MOST_BANDS}
    >
      {(place) => (
        <>
          <Asked label={words.bandFrom} where={`${AT}.bands.${place}.fromDaysPastDue`}>
            {(handed) => (
              <input
                {...handed}
                name="bandFrom"
                type="number"
                required
                min={1}
                max={3660}
                defaultValue={place === 0 ? 1 : undefined}
              />
            )}
          </Asked>
          <Asked label={words.bandShare} where={`${AT}.bands.${place}.ppm`}>
            {(handed) => <input {...handed} {...PERCENT} name="bandShare" />}
          </Asked>
        </>
      )}
    </RowList>
  );
}

function Steps() {
  const words = useWords(PROPOSAL_WORDS).terms;
  const count = { type: 'number', required: true, min: 0, max: 10_000 } as const;
  return (
    <RowList
      legend={words.steps}
      rowName={words.step}
      add={words.addStep}
      hint={words.stepsHint}
      where={`${AT}.quality`}
      most={MOST_STEPS}
    >
      {(place) => (
        <>
          <Asked label={words.complaints} where={`${AT}.quality.${place}.mostComplaints`}>
            {(handed) => <input {...handed} {...count} name="complaints" />}
          </Asked>
          <Asked label={words.breaches} where={`${AT}.quality.${place}.mostBreaches`}>
            {(handed) => <input {...handed} {...count} name="breaches" />}
          </Asked>
          <Asked label={words.paid} where={`${AT}.quality.${place}.ppm`}>
            {(handed) => <input {...handed} {...PERCENT} name="paid" />}
          </Asked>
        </>
      )}
    </RowList>
  );
}
