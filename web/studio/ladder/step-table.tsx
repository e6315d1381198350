/** The steps as a table: to read, and to write in a draft. On a phone each is a card. */
import { CHANNELS, type Channel } from '../../../rules/account.ts';
import type { FindingShown, LaddersAnswer } from '../../../server/api/ladder/ladder-schema.ts';
import type { WrittenStep } from '../../../server/ladder/strategy-text.ts';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { useName, useWords } from '../../parts/words.tsx';
import { TEXTS_WORDS } from '../texts-words.ts';
import { LADDER_WORDS } from './ladder-words.ts';

type Texts = LaddersAnswer['texts'];
const TONES = ['friendly', 'plain', 'firm', 'formal'] as const;
const FIELDS = ['id', 'day', 'every', 'until', 'channel', 'template', 'tone', 'needs', 'least'] as const;

interface Props {
  readonly steps: readonly WrittenStep[];
  readonly findings: readonly FindingShown[];
  readonly texts: Texts;
  readonly selected: string | null;
  /** Changes the step at a place; null takes it out. Without it the table is read only. */
  readonly onChange?: (place: number, step: WrittenStep | null) => void;
}

export function StepTable({ steps, findings, texts, selected, onChange }: Props) {
  const words = useWords(LADDER_WORDS);
  return (
    <table className="step-table">
      <thead>
        <tr>
          {FIELDS.map((field) => (
            <th key={field} scope="col" className={field === 'day' ? 'number' : undefined}>
              {words.columns[field]}
            </th>
          ))}
          {onChange !== undefined && <th scope="col">{words.columns.remove}</th>}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, place) => (
          <Row
            // A step may be renamed while it is written: its place is what stays.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={place}
            step={step}
            texts={texts}
            chosen={step.id === selected}
            findings={findings.filter((one) => one.step === step.id)}
            onChange={onChange === undefined ? undefined : (changed) => onChange(place, changed)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly step: WrittenStep;
  readonly texts: Texts;
  readonly chosen: boolean;
  readonly findings: readonly FindingShown[];
  readonly onChange: ((step: WrittenStep | null) => void) | undefined;
}

function Row({ step, texts, chosen, findings, onChange }: RowProps) {
  const words = useWords(LADDER_WORDS);
  const nameOf = useName();
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      {onChange === undefined ? (
        <Read step={step} />
      ) : (
        <Write step={step} texts={texts} onChange={onChange} />
      )}
      {onChange !== undefined && (
        <td data-name={words.columns.remove}>
          <button
            type="button"
            className="quiet"
            aria-label={words.remove(step.id)}
            onClick={() => onChange(null)}
          >
            ×
          </button>
        </td>
      )}
      {findings.length > 0 && (
        <td className="step-findings" data-name={words.findings}>
          {findings.map((one) => (
            <span key={`${one.field} ${one.what.en}`} className={one.hard ? 'hard' : 'soft'}>
              {one.hard ? words.hard : words.soft}: {nameOf(one.what)}
            </span>
          ))}
        </td>
      )}
    </tr>
  );
}

function Read({ step }: { step: WrittenStep }) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const texts = useWords(TEXTS_WORDS);
  const { columns } = words;
  return (
    <>
      <th scope="row" data-name={columns.id}>
        {step.id}
      </th>
      <td className="number" data-name={columns.day}>
        {step.day}
      </td>
      <td className="figures" data-name={columns.every}>
        {step.every ?? words.none}
      </td>
      <td className="figures" data-name={columns.until}>
        {step.until ?? words.none}
      </td>
      <td data-name={columns.channel}>{channels[step.channel]}</td>
      <td data-name={columns.template}>{texts.names[step.template] ?? step.template}</td>
      <td data-name={columns.tone}>{words.tones[step.tone]}</td>
      <td data-name={columns.needs}>{step.needs.map((one) => channels[one]).join(', ') || words.none}</td>
      <td className="figures" data-name={columns.least}>
        {step.least ?? words.none}
      </td>
    </>
  );
}

function Write({
  step,
  texts,
  onChange,
}: {
  step: WrittenStep;
  texts: Texts;
  onChange: (step: WrittenStep) => void;
}) {
  const words = useWords(LADDER_WORDS);
  const { columns } = words;
  const label = (field: keyof typeof columns) => words.field(columns[field], step.id);
  return (
    <>
      <td data-name={columns.id}>
        <input
          aria-label={label('id')}
          value={step.id}
          className="step-name"
          onChange={(event) => onChange({ ...step, id: event.target.value })}
        />
      </td>
      {(['day', 'every', 'until'] as const).map((field) => (
        <td key={field} data-name={columns[field]}>
          <input
            type="number"
            className="step-day"
            aria-label={label(field)}
            value={step[field] ?? ''}
            onChange={(event) => onChange(withNumber(step, field, event.target.value))}
          />
        </td>
      ))}
      <Choices step={step} texts={texts} onChange={onChange} />
      <td data-name={columns.needs}>
        <Needed step={step} onChange={onChange} />
      </td>
      <td data-name={columns.least}>
        <input
          aria-label={`${label('least')}, ${words.leastHint}`}
          inputMode="numeric"
          className="step-least"
          value={step.least ?? ''}
          onChange={(event) => onChange(withLeast(step, event.target.value.replace(/\D/g, '')))}
        />
      </td>
    </>
  );
}

/** Channel, text and tone. */
function Choices({
  step,
  texts,
  onChange,
}: {
  step: WrittenStep;
  texts: Texts;
  onChange: (step: WrittenStep) => void;
}) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const names = useWords(TEXTS_WORDS).names;
  const { columns } = words;
  const label = (field: keyof typeof columns) => words.field(columns[field], step.id);
  const templates = [
    ...new Set(texts.filter((one) => one.channel === step.channel).map((one) => one.template)),
  ];
  const choices = templates.includes(step.template) ? templates : [step.template, ...templates];
  return (
    <>
      <Choice
        name={columns.channel}
        label={label('channel')}
        value={step.channel}
        options={CHANNELS.map((one) => [one, channels[one]])}
        onChange={(value) => onChange({ ...step, channel: value as Channel })}
      />
      <Choice
        name={columns.template}
        label={label('template')}
        value={step.template}
        options={choices.map((one) => [one, names[one] ?? one])}
        onChange={(template) => onChange({ ...step, template })}
      />
      <Choice
        name={columns.tone}
        label={label('tone')}
        value={step.tone}
        options={TONES.map((one) => [one, words.tones[one]])}
        onChange={(value) => onChange({ ...step, tone: value as WrittenStep['tone'] })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ name, label, value, options, onChange }: ChoiceProps) {
  return (
    <td data-name={name}>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, shown]) => (
          <option key={one} value={one}>
            {shown}
          </option>
        ))}
      </select>
    </td>
  );
}

const NEEDABLE = ['sms', 'call', 'letter'] as const satisfies readonly Channel[];

function Needed({ step, onChange }: { step: WrittenStep; onChange: (step: WrittenStep) => void }) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  return (
    <fieldset className="step-needs">
      <legend className="unseen">{words.field(words.columns.needs, step.id)}</legend>
      {NEEDABLE.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={step.needs.includes(one)}
            onChange={(event) =>
              onChange({
                ...step,
                needs: event.target.checked
                  ? [...step.needs, one]
                  : step.needs.filter((other) => other !== one),
              })
            }
          />
          {channels[one]}
        </label>
      ))}
    </fieldset>
  );
}

function withNumber(step: WrittenStep, field: 'day' | 'every' | 'until', text: string): WrittenStep {
  if (text === '' && field !== 'day') {
    const { [field]: _, ...rest } = step;
    return rest;
  }
  const value = Number(text);
  return Number.isInteger(value) ? { ...step, [field]: value } : step;
}

function withLeast(step: WrittenStep, digits: string): WrittenStep {
  const { least: _, ...rest } = step;
  return digits === '' ? rest : { ...rest, least: digits.slice(0, 15) };
}
