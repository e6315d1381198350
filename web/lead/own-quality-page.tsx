/** Which of my calls were looked at, what was found, and what is said to me? An agent's own page, and nobody else's. */
import { useQueryClient } from '@tanstack/react-query';
import type { OwnQuality } from '../../server/api/lead/quality-schema.ts';
import { tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { LEAD_WORDS } from './lead-words.ts';
import { QUALITY_WORDS } from './quality-words.ts';
import { Findings } from './sample-form.tsx';
import { useLeadNumber, WhoLeads } from './who-leads.tsx';
import './lead.css';

export function OwnQualityPage() {
  const words = useWords(QUALITY_WORDS);
  const me = useLeadNumber(['agent', 'lead']);
  const answer = useAnswer<OwnQuality>('/agent/quality', { staff: me.number }, undefined, {
    enabled: me.number !== '',
    keep: true,
  });
  return (
    <Frame door="agent" title={words.mine.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page own-quality">
        <h1>{words.mine.title}</h1>
        <p className="lead">{words.mine.lead}</p>
        <WhoLeads lead={me} />
        {me.number !== '' && <Shown answer={answer}>{(own) => <Own own={own} number={me.number} />}</Shown>}
      </div>
    </Frame>
  );
}

function Own({ own, number }: { own: OwnQuality; number: string }) {
  const words = useWords(QUALITY_WORDS);
  const { score: told } = useWords(LEAD_WORDS);
  const client = useQueryClient();
  const { n, score } = own.quality;
  const read = async () => {
    await tell('/agent/quality/read', { by: number });
    await client.invalidateQueries();
  };
  if (own.items.length === 0) return <Empty>{words.mine.none}</Empty>;
  return (
    <>
      <p>
        <strong className="figures">
          {score === null
            ? words.mine.score(n, own.leastSamples)
            : told(score.mean, score.low, score.high, n)}
        </strong>
      </p>
      {own.items.some((one) => !one.read) && (
        <p>
          <button type="button" onClick={() => void read()}>
            {words.mine.iRead}
          </button>
        </p>
      )}
      {own.items.map((one) => (
        <section key={one.call} className="card" aria-label={`${one.day} ${one.name}`}>
          <h2>
            {one.day} · {one.name}
          </h2>
          <Findings sample={one} questions={own.questions} />
        </section>
      ))}
    </>
  );
}
