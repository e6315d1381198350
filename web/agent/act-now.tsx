/**
 * What may an agent do about this account at this minute? One button for each way; one that may not be pressed says why and
 * from when. It stays within reach of the keyboard, so that a screen reader hears the reason.
 */
import { useId, useState } from 'react';
import type { GateShown, MayShown } from '../../server/api/gate/gate-schema.ts';
import { CHANNEL_WORDS } from '../parts/channel-words.ts';
import { GATE_WORDS } from '../parts/gate-words.ts';
import { RuleByRule, RulesTold } from '../parts/rules-told.tsx';
import { useWords } from '../parts/words.tsx';
import { AGENT_WORDS } from './agent-words.ts';

/** Ways that an agent uses; the others go out by themselves. */
const BY_AGENTS: readonly MayShown['channel'][] = ['call', 'sms', 'e-mail', 'letter', 'visit'];

export function ActNow({ gate, again }: { gate: GateShown; again: () => Promise<unknown> }) {
  const words = useWords(AGENT_WORDS);
  const told = useWords(GATE_WORDS);
  const [asked, setAsked] = useState<MayShown['channel'] | null>(null);
  const ways = gate.ways.filter(({ channel }) => BY_AGENTS.includes(channel));
  const answer = ways.find(({ channel }) => channel === asked);
  const press = async (channel: MayShown['channel']) => {
    await again();
    setAsked(channel);
  };
  return (
    <>
      <h2>{words.actNow}</h2>
      <p className="quiet-text">{told.asked(gate.askedAtTold)}</p>
      <ul className="acts">
        {ways.map((may) => (
          <Act key={may.channel} may={may} press={() => void press(may.channel)} />
        ))}
      </ul>
      <p role="status" className="act-answer">
        {answer !== undefined && `${answer.headline} ${answer.again ?? words.checked}`}
      </p>
    </>
  );
}

function Act({ may, press }: { may: MayShown; press: () => void }) {
  const words = useWords(GATE_WORDS);
  const name = useWords(CHANNEL_WORDS)[may.channel];
  const id = useId();
  return (
    <li className={`act-way ${may.allowed ? 'may' : 'may-not'}`}>
      <p className="act-line">
        <button
          type="button"
          className="quiet"
          aria-disabled={may.allowed ? undefined : 'true'}
          aria-describedby={id}
          onClick={may.allowed ? press : undefined}
        >
          {name}
        </button>
        <span className="badge">{may.allowed ? words.mayNow : words.mayNot}</span>
      </p>
      <div id={id} className="act-why">
        {may.allowed && <span className="unseen">{may.headline}</span>}
        <RulesTold may={may} />
      </div>
      <RuleByRule may={may} name={name} />
    </li>
  );
}
