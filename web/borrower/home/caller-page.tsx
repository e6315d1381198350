/** Is this caller genuine? The one question of somebody with a telephone at his ear. */
import { useParams } from 'react-router';
import { part } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { useWords } from '../../parts/words.tsx';
import { CallerPart } from '../caller-part.tsx';
import { HOME_WORDS } from './home-words.ts';
import '../borrower.css';

export function CallerPage() {
  const [title] = useWords(HOME_WORDS).rows.caller;
  const { host = '', reference = '' } = useParams();
  return (
    <Frame door="borrower" title={title ?? ''}>
      <h1>{title}</h1>
      <CallerPart home={`/borrower/${part(host)}/${part(reference)}`} />
    </Frame>
  );
}
