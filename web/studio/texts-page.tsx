/** Which texts are there, what would one say to a real person, and may it be used? */
import { Link, useNavigate, useParams } from 'react-router';
import type { TextAnswer, TextShown, TextsAnswer } from '../../server/api/texts/texts-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { TextDesk } from './text-desk.tsx';
import { TEXTS_WORDS } from './texts-words.ts';
import './studio.css';
import './texts.css';

export function TextsPage() {
  const words = useWords(TEXTS_WORDS);
  const { key } = useParams();
  const texts = useAnswer<TextsAnswer>('/studio/texts', {});
  return (
    <Frame door="studio" title={words.title} today={texts.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="quiet-text texts-lead">{words.lead}</p>
      <Shown answer={texts}>{(answer) => <Texts answer={answer} chosen={key} />}</Shown>
    </Frame>
  );
}

function Texts({ answer, chosen }: { answer: TextsAnswer; chosen: string | undefined }) {
  const words = useWords(TEXTS_WORDS);
  const go = useNavigate();
  const { texts } = answer;
  const text = texts.find(({ key }) => key === chosen);
  const name = text?.name ?? 'overdue';
  const names = [...new Set(texts.map((one) => one.name))];
  const first = (wanted: string) => texts.find((one) => one.name === wanted)?.key ?? '';
  return (
    <div className="studio-page texts-page">
      <aside className="pane">
        <label className="form">
          {words.what}
          <select
            value={name}
            onChange={(event) => void go(`/studio/texts/${part(first(event.target.value))}`)}
          >
            {names.map((one) => (
              <option key={one} value={one}>
                {words.names[one] ?? one}
              </option>
            ))}
          </select>
        </label>
        <nav aria-label={words.versions}>
          <ol className="night-list text-list">
            {texts
              .filter((one) => one.name === name)
              .map((one) => (
                <Version key={one.key} text={one} chosen={one.key === chosen} />
              ))}
          </ol>
        </nav>
      </aside>
      {text === undefined ? (
        <Empty>{words.choose}</Empty>
      ) : (
        <One key={text.key} textKey={text.key} answer={answer} />
      )}
    </div>
  );
}

function Version({ text, chosen }: { text: TextShown; chosen: boolean }) {
  const words = useWords(TEXTS_WORDS);
  const { way, tone, language, version, state } = text;
  return (
    <li>
      <Link to={`/studio/texts/${part(text.key)}`} aria-current={chosen ? 'page' : undefined}>
        <span>{words.joined([words.ways[way] ?? way, words.tones[tone], words.languages[language]])}</span>
        <span className={`text-state ${state}`}>
          {version} · {words.states[state]}
        </span>
      </Link>
    </li>
  );
}

function One({ textKey, answer }: { textKey: string; answer: TextsAnswer }) {
  const text = useAnswer<TextAnswer>(`/studio/texts/${part(textKey)}`, {});
  return (
    <div className="report">
      <Shown answer={text}>{(one) => <TextDesk text={one} all={answer} />}</Shown>
    </div>
  );
}
