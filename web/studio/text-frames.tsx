/** How does a message look where it arrives: the lock screen, a conversation, a mailbox, a sheet of paper? */
import type { PreviewAnswer } from '../../server/api/texts/texts-schema.ts';
import { MailFrame } from '../parts/mail-frame.tsx';
import { useWords } from '../parts/words.tsx';
import { TEXTS_WORDS } from './texts-words.ts';

type Message = NonNullable<PreviewAnswer['composed']>;

export function TextFrames({ message, way, language }: { message: Message; way: string; language: string }) {
  const words = useWords(TEXTS_WORDS);
  const { outer, body, html, letters, parts, facts } = message;
  const paper = way === 'letter' || way === 'court' || way === 'visit';
  // Of a text message a lock screen shows what its owner lets it show; it is pictured with the content hidden.
  const locked = way === 'push' ? body : (outer ?? words.hidden);
  return (
    <>
      <div className="text-frames">
        {!paper && way !== 'call' && (
          <figure>
            <div className="lock-screen" lang={language}>
              <span className="figures lock-clock">10:00</span>
              <p>{locked}</p>
            </div>
            <figcaption>{words.locked}</figcaption>
          </figure>
        )}
        {way !== 'push' && (
          <figure className="wide-frame">
            {html !== null && way === 'email' ? (
              <div className="mail-frame" lang={language}>
                <p className="mail-subject">{outer}</p>
                <MailFrame title={outer ?? words.opened} html={html} />
              </div>
            ) : paper || way === 'call' ? (
              <div className="paper-frame" lang={language}>
                {body}
              </div>
            ) : (
              <div className="phone-frame" lang={language}>
                <p className="bubble">{body}</p>
              </div>
            )}
            <figcaption>{parts === null ? words.letters(letters) : words.parts(letters, parts)}</figcaption>
          </figure>
        )}
      </div>
      <details className="line">
        <summary>
          <span>{words.facts}</span>
        </summary>
        <dl className="text-facts">
          {Object.entries(facts).map(([name, fact]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd lang={language}>{fact}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
