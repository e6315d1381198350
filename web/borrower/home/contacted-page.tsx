/** Who contacted me, why, and how may I be contacted? About the whole person, from any of his accounts. */
import { useParams } from 'react-router';
import type { BorrowerAnswer } from '../../../server/api/borrower-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { ComplainPart } from '../complaints/complain-part.tsx';
import { ContactPart } from '../contact-part.tsx';
import { MessagesLink } from '../messages-link.tsx';
import { HOME_WORDS } from './home-words.ts';
import '../borrower.css';

export function ContactedPage() {
  const words = useWords(HOME_WORDS);
  const [title] = words.rows.contacted;
  const { host = '', reference = '' } = useParams();
  const home = `/borrower/${part(host)}/${part(reference)}`;
  const answer = useAnswer<BorrowerAnswer>(home, {});
  return (
    <Frame door="borrower" title={title ?? ''} today={answer.data?.today ?? null}>
      <h1>{title}</h1>
      <MessagesLink path={home} />
      <Shown answer={answer}>
        {({ chosen }) => (
          <>
            <ContactPart path={`${home}/accounts/${chosen}`} />
            <ComplainPart path={`${home}/accounts/${chosen}`} />
          </>
        )}
      </Shown>
    </Frame>
  );
}
