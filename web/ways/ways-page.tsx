/** What happens to one account from the first message to a judgment, what stops it on each rung, and in whose door is each step seen? */
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { DemoAnswer } from '../../server/api/people/people-schema.ts';
import type { WaysAnswer } from '../../server/api/people/ways-api.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { WAYS_WORDS } from './ways-words.ts';
import './ways.css';

type Way = WaysAnswer['ways'][number];
type Step = Way['steps'][number];

const RUNGS = ['message', 'call', 'agency', 'letter', 'visit', 'court'] as const;
const STOPS = ['payment', 'agreement', 'dispute'] as const;

export function WaysPage() {
  const words = useWords(WAYS_WORDS);
  const { way } = useParams();
  const answer = useAnswer<WaysAnswer>('/people/demo/ways', {});
  return (
    <Frame title={words.title}>
      <Shown answer={answer}>
        {({ ways }) => {
          const one = ways.find(({ name }) => name === way);
          if (one !== undefined) return <OneWay way={one} />;
          return (
            <>
              <h1>{words.title}</h1>
              <p className="lead">{words.lead}</p>
              {ways.length === 0 ? <Empty>{words.none}</Empty> : <AllWays ways={ways} />}
            </>
          );
        }}
      </Shown>
    </Frame>
  );
}

function AllWays({ ways }: { ways: readonly Way[] }) {
  const words = useWords(WAYS_WORDS);
  const has = (name: string) => ways.some((way) => way.name === name);
  return (
    <>
      {has('whole') && (
        <p>
          <Link to="/stories/whole" className="door">
            <span className="door-title">{words.whole}</span>
            <span className="way-rungs">{RUNGS.map((rung) => words.rungs[rung]).join(' → ')}</span>
          </Link>
        </p>
      )}
      <table className="ways">
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.rung}</th>
            {STOPS.map((stop) => (
              <th key={stop} scope="col">
                {words.stops[stop]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RUNGS.map((rung) => (
            <tr key={rung}>
              <th scope="row">{words.rungs[rung]}</th>
              {STOPS.map((stop) => (
                <td key={stop}>
                  {has(`${rung}-${stop}`) ? (
                    <Link
                      to={`/stories/${rung}-${stop}`}
                      aria-label={words.stopped(words.rungs[rung], words.stops[stop])}
                    >
                      {words.open}
                    </Link>
                  ) : (
                    '–'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What one is called when his door is opened: a number of the staff, or the borrower himself. */
function whoFor(step: Pick<Step, 'shownTo'>, way: Way, staff: DemoAnswer['staff']) {
  if (step.shownTo === 'borrower') return { host: way.host, reference: way.reference };
  const role = step.shownTo;
  const found = staff.find(({ roles }) => roles.includes(role));
  return found === undefined ? null : { number: found.number };
}

function OneWay({ way }: { way: Way }) {
  const words = useWords(WAYS_WORDS);
  const people = useAnswer<DemoAnswer>('/people/demo', {});
  const open = useMutation({
    mutationFn: async (step: Pick<Step, 'shownTo' | 'page'>) => {
      const known = people.data ?? (await people.refetch()).data;
      const who = whoFor(step, way, known?.staff ?? []);
      if (who === null) throw new Error(words.noOne);
      await tell('/people/demo/sign-in', who);
      location.assign(step.page);
    },
  });
  const [rung, stop] = way.name.split('-') as [keyof typeof words.rungs, keyof typeof words.stops];
  const title = stop === undefined ? words.whole : words.stopped(words.rungs[rung], words.stops[stop]);
  const proof = { shownTo: 'compliance', page: `/compliance/records?account=${part(way.account)}` } as const;
  return (
    <>
      <p>
        <Link to="/stories">{words.all}</Link>
      </p>
      <h1>{title}</h1>
      <h2 id="steps">{words.steps(way.who)}</h2>
      {open.error !== null && (
        <Failing
          error={open.error}
          again={() => open.variables !== undefined && open.mutate(open.variables)}
        />
      )}
      <ol className="way" aria-labelledby="steps">
        {way.steps.map((step, place) => (
          <li key={`${step.on} ${step.act} ${way.steps.indexOf(step)}`} data-new={isNew(way.steps, place)}>
            <time dateTime={step.on}>{step.on}</time>
            <span className="way-rung">{words.rungs[step.rung]}</span>
            <span>
              {words.acts[step.act]}
              {step.why !== null && words.whys[step.why] !== undefined && ` (${words.whys[step.why]})`}
            </span>
            <button type="button" className="quiet" onClick={() => open.mutate(step)}>
              {words.as[step.shownTo]}
            </button>
          </li>
        ))}
      </ol>
      <p>
        <button type="button" onClick={() => open.mutate(proof)}>
          {words.evidence}
        </button>
      </p>
    </>
  );
}

/** Whether another rung begins here. */
function isNew(steps: readonly Step[], place: number): boolean {
  return place > 0 && steps[place]!.rung !== steps[place - 1]!.rung;
}
