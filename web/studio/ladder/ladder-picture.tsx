/** The ladder as a picture: days from left to right, a lane for each channel, shapes for tones, lines for what must be tried before. */
import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react';
import { CHANNELS, type Channel } from '../../../rules/account.ts';
import type { BandShown, HoursShown } from '../../../server/api/ladder/ladder-schema.ts';
import type { WrittenStep } from '../../../server/ladder/strategy-text.ts';
import { CHANNEL_WORDS } from '../../parts/channel-words.ts';
import { useName, useWords } from '../../parts/words.tsx';
import { LADDER_WORDS } from './ladder-words.ts';
import { dayAtX, daysOf, LANE, LEFT, laneY, lastDay, STRIP, TICKS, WIDE, xOf } from './picture-scale.ts';

interface Props {
  readonly steps: readonly WrittenStep[];
  /** The steps of another version, drawn behind. */
  readonly before?: readonly WrittenStep[];
  readonly bands: readonly BandShown[];
  /** At which hours of a day each channel may be used. */
  readonly hours?: readonly HoursShown[];
  readonly selected?: string | null;
  readonly onSelect?: (id: string) => void;
  /** Moves a step by days; without it the picture is looked at only. */
  readonly onMove?: (id: string, day: number) => void;
}

export function LadderPicture({ steps, before = [], bands, hours = [], selected, onSelect, onMove }: Props) {
  const words = useWords(LADDER_WORDS);
  const hatch = useId();
  const svg = useRef<SVGSVGElement>(null);
  const last = lastDay([...steps, ...before]);
  const high = LANE * CHANNELS.length + 56;
  const drag = useRef<string | null>(null);
  const letGo = () => {
    drag.current = null;
  };
  const dayUnder = (event: PointerEvent): number => {
    const box = svg.current!.getBoundingClientRect();
    return dayAtX(((event.clientX - box.left) * WIDE) / box.width, last);
  };
  return (
    <svg
      ref={svg}
      className="ladder-picture"
      viewBox={`0 0 ${WIDE} ${high}`}
      role={onSelect === undefined ? 'img' : 'group'}
      aria-label={onSelect === undefined ? words.changes : words.picture}
      onPointerMove={(event) => {
        if (drag.current !== null) onMove?.(drag.current, dayUnder(event));
      }}
      onPointerUp={letGo}
      onPointerLeave={letGo}
    >
      <Hatch id={hatch} />
      <Ground bands={bands} last={last} high={high} fill={`url(#${hatch})`} />
      <QuietStrips hours={hours} fill={`url(#${hatch})`} />
      <Needs steps={steps} last={last} />
      <g className="marks-before">
        {before.map((step) => (
          <Marks key={step.id} step={step} last={last} />
        ))}
      </g>
      {steps.map((step) =>
        onSelect === undefined ? (
          <Marks key={step.id} step={step} last={last} />
        ) : (
          <StepMark
            key={step.id}
            step={step}
            last={last}
            chosen={step.id === selected}
            onSelect={onSelect}
            onMove={onMove}
            onGrab={() => {
              drag.current = step.id;
            }}
          />
        ),
      )}
    </svg>
  );
}

/** What says that there is no room. */
function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" className="band-ground" />
        <line x1="0" y1="0" x2="0" y2="7" className="band-line" />
      </pattern>
    </defs>
  );
}

interface GroundProps {
  readonly bands: readonly BandShown[];
  readonly last: number;
  readonly high: number;
  readonly fill: string;
}

/** Lanes, where a rule leaves no room, and the days. */
function Ground({ bands, last, high, fill }: GroundProps) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const nameOf = useName();
  return (
    <>
      {CHANNELS.map((channel) => (
        <g key={channel}>
          <line x1={LEFT} x2={WIDE} y1={laneY(channel)} y2={laneY(channel)} className="lane" />
          <text x={LEFT - 12} y={laneY(channel) + 4} textAnchor="end" className="lane-name">
            {channels[channel]}
          </text>
        </g>
      ))}
      {bands.map((band) => {
        const [from, to] = [xOf(Math.max(band.from, -5), last), xOf(Math.min(band.to, last), last)];
        return (
          <rect
            key={`${band.rule} ${band.channel} ${band.from}`}
            x={from}
            y={laneY(band.channel) - LANE / 2 + 3}
            width={Math.max(0, to - from)}
            height={LANE - 6}
            fill={fill}
          >
            <title>{`${band.rule}: ${nameOf(band.says)}`}</title>
          </rect>
        );
      })}
      {TICKS.filter((day) => day <= last).map((day) => (
        <g key={day}>
          <line
            x1={xOf(day, last)}
            x2={xOf(day, last)}
            y1={8}
            y2={high - 30}
            className={day === 0 ? 'due-line' : 'tick'}
          />
          <text x={xOf(day, last)} y={high - 12} textAnchor="middle" className="tick-name">
            {day === 0 ? words.due : day}
          </text>
        </g>
      ))}
    </>
  );
}

/** Under the name of a lane its day from midnight to midnight: hatched where the channel stands still. */
function QuietStrips({ hours, fill }: { hours: readonly HoursShown[]; fill: string }) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const [from, wide] = [LEFT - 12 - STRIP, STRIP];
  const at = (minute: number) => from + (minute * wide) / 1_440;
  return (
    <g className="quiet-strips">
      {hours.map(({ channel, opens, closes, told, rules }) => {
        const y = laneY(channel) + 9;
        return (
          <g key={channel}>
            <title>{`${channels[channel]}: ${words.hours(told.opens, told.closes)} (${rules.join(', ')})`}</title>
            <rect x={from} y={y} width={wide} height={6} fill={fill} />
            <rect x={at(opens)} y={y} width={at(closes) - at(opens)} height={6} className="open-hours" />
          </g>
        );
      })}
    </g>
  );
}

interface MarkProps {
  readonly step: WrittenStep;
  readonly last: number;
  readonly chosen: boolean;
  readonly onSelect: (id: string) => void;
  readonly onMove: Props['onMove'];
  readonly onGrab: () => void;
}

/** A step that can be chosen, and in a draft moved by keys or dragged. */
function StepMark({ step, last, chosen, onSelect, onMove, onGrab }: MarkProps) {
  const words = useWords(LADDER_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      role="button"
      tabIndex={0}
      className={chosen ? 'step-mark chosen' : 'step-mark'}
      aria-label={`${channels[step.channel]}, ${words.day(step.day)}, ${words.tones[step.tone]}, ${step.id}`}
      aria-pressed={chosen}
      onFocus={() => onSelect(step.id)}
      onClick={() => onSelect(step.id)}
      onPointerDown={(event) => {
        if (onMove === undefined) return;
        event.preventDefault();
        event.currentTarget.focus();
        onGrab();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (by === 0 || onMove === undefined) return;
        event.preventDefault();
        onMove(step.id, step.day + by);
      }}
    >
      <Marks step={step} last={last} />
    </g>
  );
}

/** A thin line from the first milder step to each that needs it. */
function Needs({ steps, last }: { steps: readonly WrittenStep[]; last: number }) {
  const first = (channel: Channel) =>
    steps.filter((step) => step.channel === channel).sort((a, b) => a.day - b.day)[0];
  return (
    <g className="needs">
      {steps.flatMap((step) =>
        step.needs.flatMap((channel) => {
          const from = first(channel);
          if (from === undefined) return [];
          const [x, y] = [xOf(from.day, last), laneY(channel)];
          const [toX, toY] = [xOf(step.day, last), laneY(step.channel)];
          return [
            <path
              key={`${step.id} ${channel}`}
              d={`M ${x} ${y} C ${(x + toX) / 2} ${y}, ${(x + toX) / 2} ${toY}, ${toX} ${toY}`}
            />,
          ];
        }),
      )}
    </g>
  );
}

/** The first day of a step large, its repeats small. */
function Marks({ step, last }: { step: WrittenStep; last: number }) {
  const y = laneY(step.channel);
  const [first, ...again] = daysOf(step);
  return (
    <>
      {again.map((day) => (
        <Shape key={day} tone={step.tone} x={xOf(day, last)} y={y} size={4} />
      ))}
      {first !== undefined && (
        <>
          <circle cx={xOf(first, last)} cy={y} r={15} className="touch" />
          <Shape tone={step.tone} x={xOf(first, last)} y={y} size={9} />
          <text x={xOf(first, last)} y={y - 13} textAnchor="middle" className="mark-day">
            {first}
          </text>
        </>
      )}
    </>
  );
}

/** Friendly is round, plain square, firm a square on its point, formal a triangle. */
export function Shape({
  tone,
  x,
  y,
  size,
}: {
  tone: WrittenStep['tone'];
  x: number;
  y: number;
  size: number;
}) {
  switch (tone) {
    case 'friendly':
      return <circle cx={x} cy={y} r={size} className="shape" />;
    case 'plain':
      return <rect x={x - size} y={y - size} width={2 * size} height={2 * size} className="shape" />;
    case 'firm':
      return (
        <path
          d={`M ${x} ${y - size * 1.3} L ${x + size * 1.3} ${y} L ${x} ${y + size * 1.3} L ${x - size * 1.3} ${y} Z`}
          className="shape"
        />
      );
    case 'formal':
      return (
        <path
          d={`M ${x} ${y - size * 1.2} L ${x + size * 1.2} ${y + size} L ${x - size * 1.2} ${y + size} Z`}
          className="shape"
        />
      );
    default:
      return tone satisfies never;
  }
}

/** The shapes in words. */
export function Legend() {
  const words = useWords(LADDER_WORDS);
  return (
    <ul className="ladder-legend">
      {(['friendly', 'plain', 'firm', 'formal'] as const).map((tone) => (
        <li key={tone}>
          <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
            <Shape tone={tone} x={12} y={12} size={7} />
          </svg>
          {words.tones[tone]}
        </li>
      ))}
      <li>
        <span className="band-sample" aria-hidden="true" />
        {words.barred}
      </li>
      <li>
        <span className="hours-sample" aria-hidden="true" />
        {words.hoursLegend}
      </li>
    </ul>
  );
}
