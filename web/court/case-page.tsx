/** What is this case: is it worth it, what stands against the next step, what is in the bundle, what happened? */
import { type ReactNode, useId } from 'react';
import { Link, useParams } from 'react-router';
import type { CaseAnswer } from '../../server/api/court/court-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { BroughtPapers } from './bring-paper.tsx';
import { CaseActs } from './case-acts.tsx';
import { CASE_WORDS } from './case-words.ts';
import { COURT_WORDS } from './court-words.ts';
import '../compliance/oversight.css';
import './court.css';

export function CasePage() {
  const { case: key = '' } = useParams();
  const all = useWords(COURT_WORDS);
  const words = useWords(CASE_WORDS).one;
  const answer = useAnswer<CaseAnswer>(`/court/cases/${part(key)}`, {});
  const title = answer.data === undefined ? all.cases.title : words.title(answer.data.line.account);
  return (
    <Frame door="compliance" title={title} today={answer.data?.today ?? null} wide>
      <p>
        <Link to="/court">{words.back}</Link>
      </p>
      <h1>{title}</h1>
      <Shown answer={answer}>
        {(one) => (
          <>
            <p>
              <strong>{all.stages[one.line.stage]}</strong>{' '}
              <span className="quiet-text figures">
                {one.line.stageOn} · {one.line.who}
                {one.docket !== null && ` · ${one.docket}`}
              </span>
            </p>
            {one.line.halt !== null && <p className="note">{all.halts[one.line.halt]}</p>}
            <div className="two-sides">
              <div className="court-acts">
                <WorthPart one={one} />
                <ChecksPart one={one} />
                <BundlePart one={one} />
                <FeesPart one={one} />
                {one.award !== null && <AwardPart one={one} award={one.award} />}
                <LogPart one={one} />
              </div>
              <div className="side">
                <CaseActs one={one} />
              </div>
            </div>
          </>
        )}
      </Shown>
    </Frame>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function WorthPart({ one }: { one: CaseAnswer }) {
  const all = useWords(COURT_WORDS);
  const words = useWords(CASE_WORDS).one;
  const nameOf = useName();
  const { currency } = one.line;
  return (
    <Card title={words.worth}>
      <dl className="court-numbers">
        <div>
          <dt>{words.brings}</dt>
          <dd>
            <Money amount={one.brings} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{words.costs}</dt>
          <dd>
            <Money amount={one.costs} currency={currency} />
          </dd>
        </div>
      </dl>
      <p>
        {one.against.length === 0
          ? words.worthYes
          : one.against.map((why) => all.against[why] ?? why).join(' ')}
      </p>
      <p className="quiet-text">
        {words.chance(one.chance)} · {all.cases.meansOf[one.means]} ·{' '}
        {all.cases.grounds[one.ground] ?? one.ground}
      </p>
      <ul className="court-log">
        {one.parts.map(({ what, amount }) => (
          <li key={what} className="beside">
            <span>{words.parts[what] ?? what}</span> <Money amount={amount} currency={currency} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.assumptions}</summary>
        <ul className="court-log">
          {one.assumptions.map(({ name, value, reason }) => (
            <li key={name}>
              {words.assumption[name] ?? name}: <span className="figures">{value}</span>
              <br />
              <span className="quiet-text">{nameOf(reason)}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function ChecksPart({ one }: { one: CaseAnswer }) {
  const all = useWords(COURT_WORDS);
  const words = useWords(CASE_WORDS).one;
  const { notice, limitation } = one;
  const missing = new Set<string>(one.blockers.file);
  return (
    <Card title={words.checks}>
      <ul className="court-checks">
        {Object.entries(all.preconditions)
          .filter(([name]) => name !== 'arbitration-clause' || one.path === 'arbitration')
          .map(([name, says]) => (
            <li key={name}>
              <span className={missing.has(name) ? 'badge' : 'quiet-text'}>
                {missing.has(name) ? words.no : words.yes}
              </span>{' '}
              {says}
            </li>
          ))}
      </ul>
      {notice !== null && <p>{words.noticeStands(notice.state, notice.on, notice.waitUntil)}</p>}
      <h3>{words.limitation}</h3>
      <p>
        {limitation === null
          ? words.unknown
          : limitation.ends === null
            ? words.still
            : words.ends(limitation.ends, limitation.daysLeft ?? 0)}{' '}
        {limitation !== null && <span className="quiet-text">{limitation.source}</span>}
      </p>
    </Card>
  );
}

function BundlePart({ one }: { one: CaseAnswer }) {
  const words = useWords(CASE_WORDS).one;
  const nameOf = useName();
  const { bundle } = one;
  const lacks = new Set(bundle?.missing ?? []);
  return (
    <Card title={words.bundleTitle}>
      <p>
        {bundle === null
          ? words.bundleNone
          : bundle.missing.length === 0
            ? words.bundleComplete(bundle.on)
            : words.bundleLacks(bundle.on, bundle.missing.length)}
      </p>
      {bundle !== null && (
        <p className="court-digest quiet-text">
          SHA-256 <code>{bundle.digest}</code>
        </p>
      )}
      <Scroll label={words.bundleTitle} stacks>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.inBundle}</th>
            </tr>
          </thead>
          <tbody>
            {one.checklist.map(({ id, says, source, cannot }) => (
              <tr key={id}>
                <th scope="row">
                  {nameOf(says)}
                  {cannot !== null && <p className="quiet-text">{nameOf(cannot)}</p>}
                </th>
                <td className="quiet-text" data-label={words.source}>
                  {source}
                </td>
                <td data-label={words.inBundle}>
                  {bundle === null ? '—' : lacks.has(id) ? words.missing : words.there}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <BroughtPapers one={one} />
    </Card>
  );
}

function FeesPart({ one }: { one: CaseAnswer }) {
  const words = useWords(CASE_WORDS).one;
  const { currency } = one.line;
  return (
    <Card title={words.fees}>
      <Scroll label={words.fees} stacks>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col" className="number">
                {words.whole}
              </th>
              <th scope="col" className="number">
                {words.half}
              </th>
              <th scope="col">{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {one.fees.map(({ kind, ordinary, reduced, source }) => (
              <tr key={kind}>
                <th scope="row">{words.feeOf[kind] ?? kind}</th>
                <td className="number figures" data-label={words.whole}>
                  <Money amount={ordinary} currency={currency} />
                </td>
                <td className="number figures" data-label={words.half}>
                  <Money amount={reduced} currency={currency} />
                </td>
                <td className="quiet-text" data-label={words.source}>
                  {source}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p>
        {words.laidOut}: <Money amount={one.laidOut} currency={currency} />
      </p>
    </Card>
  );
}

function AwardPart({ one, award }: { one: CaseAnswer; award: NonNullable<CaseAnswer['award']> }) {
  const words = useWords(CASE_WORDS).one;
  const { currency } = one.line;
  const rows = [
    [words.principal, award.principal],
    [words.interest, award.interest],
    [words.courtCosts, award.costs],
    [words.delay(award.days), award.delay],
    [words.unpaid, award.unpaid],
  ] as const;
  return (
    <Card title={words.judged}>
      <p>
        {words.payBy} <span className="figures">{award.payBy}</span>
      </p>
      <ul className="court-log">
        {rows.map(([name, amount]) => (
          <li key={name} className="beside">
            <span>{name}</span> <Money amount={amount} currency={currency} />
          </li>
        ))}
      </ul>
      <p className="quiet-text">{words.ledger}</p>
    </Card>
  );
}

function LogPart({ one }: { one: CaseAnswer }) {
  const all = useWords(COURT_WORDS);
  const words = useWords(CASE_WORDS).one;
  const nameOf = useName();
  const lines = one.log.map((line, place) => ({ ...line, place }));
  /** What rests it, the item that a paper was for, or as it stands. */
  const said = (what: string, detail: string) => {
    const item = one.checklist.find(({ id }) => what.startsWith('paper') && id === detail);
    return item === undefined ? (all.halts[detail] ?? detail) : nameOf(item.says);
  };
  return (
    <Card title={words.log}>
      <ol className="court-log">
        {lines.map(({ place, on, what, stage, by, detail }) => (
          <li key={place}>
            <span className="figures">{on}</span>{' '}
            {what === 'stage' ? all.stages[stage] : `${words.whats[what] ?? what}`}{' '}
            <span className="quiet-text">
              {words.by(by)}
              {detail !== null && what !== 'stage' && ` · ${said(what, detail)}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
