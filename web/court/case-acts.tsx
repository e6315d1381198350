/** What can be done with a case now? An act that would be refused says why before it is pressed. */
import { useId, useState } from 'react';
import type { CaseAnswer } from '../../server/api/court/court-schema.ts';
import { part } from '../api/ask.ts';
import { takeFile } from '../compliance/take-file.ts';
import { useWords } from '../parts/words.tsx';
import { CASE_WORDS } from './case-words.ts';
import { CourtAct } from './court-act.tsx';
import { COURT_WORDS } from './court-words.ts';

const REASONS = ['not-now', 'milder-first', 'doubtful-proof', 'hardship-likely'] as const;
const COSTS = ['court-fee', 'enforcement-fee', 'preservation-fee', 'lawyer', 'service', 'other'] as const;
/** Reached by acts of their own. */
const BY_ACT: ReadonlySet<string> = new Set(['approved', 'noticed', 'filed', 'refused']);

export function CaseActs({ one }: { one: CaseAnswer }) {
  const words = useWords(CASE_WORDS).one;
  const id = useId();
  const base = `/court/cases/${part(one.line.key)}`;
  const { follows } = one;
  const again = one.line.stage === 'noticed' && one.blockers.file.includes('notice-arrived');
  return (
    <section className="card court-acts" aria-labelledby={id}>
      <h2 id={id}>{words.acts}</h2>
      {follows.includes('approved') && (
        <>
          <Against blockers={one.blockers.approve} />
          <CourtAct path={`${base}/approve`} label={words.approve} button={words.approve} />
          <CourtAct path={`${base}/refuse`} label={words.refuse} button={words.refuse}>
            <label>
              {words.reason}
              <select name="reason">
                {REASONS.map((reason) => (
                  <option key={reason} value={reason}>
                    {words.reasons[reason]}
                  </option>
                ))}
              </select>
            </label>
          </CourtAct>
        </>
      )}
      {(follows.includes('noticed') || again) && (
        <>
          <Against blockers={one.blockers.notice} />
          <CourtAct path={`${base}/notice`} label={words.notice} button={words.notice} />
        </>
      )}
      {follows.length > 0 && (
        <CourtAct
          path={`${base}/bundle`}
          label={words.bundle}
          button={words.bundle}
          instead={(body) => takeFile(`${base}/bundle`, body, 'court-bundle.html')}
        />
      )}
      {follows.includes('filed') && (
        <>
          <Against blockers={one.blockers.file} />
          <CourtAct path={`${base}/file`} label={words.file} button={words.file} final />
        </>
      )}
      {follows.some((stage) => !BY_ACT.has(stage)) && <Move one={one} base={base} />}
      {follows.length > 0 && <Cost base={base} />}
    </section>
  );
}

function Against({ blockers }: { blockers: readonly string[] }) {
  const words = useWords(COURT_WORDS).preconditions;
  const no = useWords(CASE_WORDS).one.no;
  if (blockers.length === 0) return null;
  return (
    <ul className="court-log">
      {blockers.map((name) => (
        <li key={name}>
          <span className="badge">{no}</span> {words[name] ?? name}
        </li>
      ))}
    </ul>
  );
}

function Move({ one, base }: { one: CaseAnswer; base: string }) {
  const all = useWords(COURT_WORDS);
  const words = useWords(CASE_WORDS).one;
  const stages = one.follows.filter((stage) => !BY_ACT.has(stage));
  const [to, setTo] = useState<string>(stages[0] ?? '');
  const judged = to === 'judged' || (to === 'in-force' && one.line.stage === 'mediation');
  const body = (said: Readonly<Record<string, string>>) => {
    const { by, on, docket, nextOn, principal, interest, costs, payBy } = said;
    const award = judged ? { principal, interest, costs, payBy } : null;
    return { by, to, on, docket: docket || null, nextOn: nextOn || null, award };
  };
  return (
    <CourtAct path={`${base}/stage`} label={words.move} button={words.save} named body={body}>
      <label>
        {words.to}
        <select value={to} onChange={(event) => setTo(event.target.value)}>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {all.stages[stage]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.on}
        <input name="on" type="date" required defaultValue={one.today} max={one.today} />
      </label>
      <label>
        {words.nextOn}
        <input name="nextOn" type="date" />
      </label>
      <label>
        {words.docket}
        <input name="docket" maxLength={80} autoComplete="off" />
      </label>
      {judged && (
        <fieldset>
          <legend>{words.award}</legend>
          {(
            [
              ['principal', words.principal],
              ['interest', words.interest],
              ['costs', words.courtCosts],
            ] as const
          ).map(([name, says]) => (
            <label key={name}>
              {says}
              <input name={name} required inputMode="decimal" pattern="\d+(\.\d+)?" />
            </label>
          ))}
          <label>
            {words.payBy}
            <input name="payBy" type="date" required />
          </label>
        </fieldset>
      )}
    </CourtAct>
  );
}

function Cost({ base }: { base: string }) {
  const words = useWords(CASE_WORDS).one;
  return (
    <CourtAct path={`${base}/cost`} label={words.cost} button={words.save} named>
      <label>
        {words.costKind}
        <select name="kind">
          {COSTS.map((kind) => (
            <option key={kind} value={kind}>
              {words.costKinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.amount}
        <input name="amount" required inputMode="decimal" pattern="\d+(\.\d+)?" />
      </label>
    </CourtAct>
  );
}
