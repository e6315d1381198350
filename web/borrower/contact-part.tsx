/** Why did I get this, and may they contact me now? Every contact with its reason, every way with its rules. */
import { useId } from 'react';
import type { ContactsAnswer } from '../../server/api/borrower-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { CHANNEL_WORDS } from '../parts/channel-words.ts';
import { GATE_WORDS } from '../parts/gate-words.ts';
import { RuleByRule, RulesTold } from '../parts/rules-told.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';
import { ContactWrong } from './contact-wrong.tsx';
import { DayFolds } from './contacts/day-folds.tsx';
import { MadePart } from './contacts/made-part.tsx';
import { HelpPart } from './help/help-part.tsx';
import { SilenceTold } from './silence-told.tsx';
import { WishesPart } from './wishes-part.tsx';

export function ContactPart({ path }: { path: string }) {
  const answer = useAnswer<ContactsAnswer>(`${path}/contacts`, {}, useLanguage());
  return (
    <Shown answer={answer}>
      {(contacts) => (
        <>
          <MayThey gate={contacts.gate} />
          <HelpPart path={path} />
          <WishesPart path={path} />
          <SilenceTold path={path} />
          <MadePart made={contacts.made} home={path.split('/accounts/')[0] ?? path} />
          <WhyThis contacts={contacts.contacts} path={path} />
        </>
      )}
    </Shown>
  );
}

function MayThey({ gate }: { gate: ContactsAnswer['gate'] }) {
  const words = useWords(BORROWER_WORDS).contacts;
  const told = useWords(GATE_WORDS);
  const channels = useWords(CHANNEL_WORDS);
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.mayTitle}</h2>
      <p className="quiet-text">{told.askedYours(gate.askedAtTold)}</p>
      <ul className="ways">
        {gate.ways.map((may) => (
          <li key={may.channel} className={may.allowed ? 'may' : 'may-not'}>
            <p className="beside">
              <strong>{channels[may.channel]}</strong>
              <span className="badge">{may.allowed ? told.mayNow : told.mayNot}</span>
            </p>
            <RulesTold may={may} />
            <RuleByRule may={may} name={channels[may.channel]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhyThis({ contacts, path }: { contacts: ContactsAnswer['contacts']; path: string }) {
  const words = useWords(BORROWER_WORDS).contacts;
  const channels = useWords(CHANNEL_WORDS);
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="quiet-text">{words.notSent}</p>
      {contacts.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <DayFolds items={contacts}>
          {({ day, step, channel, state, why, gate }) => (
            <div key={step}>
              <p>
                <span className="kind">{words.states[state]}</span> <strong>{channels[channel]}</strong>
              </p>
              <p>{why}</p>
              {gate.map((sentence) => (
                <p key={sentence} className="quiet-text">
                  {sentence}
                </p>
              ))}
              {state !== 'held' && <ContactWrong path={path} day={day} step={step} />}
            </div>
          )}
        </DayFolds>
      )}
    </section>
  );
}
