/** Is the caller really from the lender? A word to ask for, and the page that checks codes and numbers. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { WordAnswer } from '../../server/api/identity/word-api.ts';
import { ask, useAnswer } from '../api/ask.ts';
import { Failing, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';

const CALLER_WORDS = {
  en: {
    title: 'Somebody is calling?',
    lead: 'Ask the caller to say a word that only your page and our desk can see. It is good for 10 minutes and told once.',
    draw: 'Show me a word',
    again: 'Another word',
    say: 'Ask the caller: “Which word do you see?”',
    never: 'If the caller does not say it, hang up. Do not say it yourself.',
    told: 'Our desk has just been shown this word.',
    over: 'This word is no longer good.',
    verify: 'Check a code, a number or a letter',
  },
  'zh-CN': {
    title: '有人来电？',
    lead: '请对方说出一个口令：只有您的页面和我们的坐席能看到，10 分钟内有效，只告知一次。',
    draw: '显示口令',
    again: '换一个口令',
    say: '请问对方：“您看到的口令是什么？”',
    never: '对方说不出就请挂断。请不要自己说出口令。',
    told: '我们的坐席刚刚看到了这个口令。',
    over: '这个口令已失效。',
    verify: '核对核验码、号码或信件',
  },
};

/** `home`: the borrower's own address, "/borrower/host/reference". */
export function CallerPart({ home }: { home: string }) {
  const words = useWords(CALLER_WORDS);
  const language = useLanguage();
  const client = useQueryClient();
  const answer = useAnswer<WordAnswer>(`${home}/word`, {});
  const [fault, setFault] = useState<Error | null>(null);
  const id = useId();
  const draw = async () => {
    try {
      setFault(null);
      client.setQueryData([`${home}/word`, {}], await ask<WordAnswer>(`${home}/word`, { language }, 'POST'));
    } catch (error) {
      setFault(error as Error);
    }
  };
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p>{words.lead}</p>
      <Shown answer={answer}>
        {({ word, good, told }) => (
          <>
            <div aria-live="polite">
              {word !== null && good && (
                <>
                  <p>{words.say}</p>
                  <p className="great">{word}</p>
                  <p className="quiet-text">{words.never}</p>
                </>
              )}
              {word !== null && !good && <p>{told === null ? words.over : `${word} — ${words.told}`}</p>}
            </div>
            <p className="choices">
              <button type="button" className="quiet" onClick={() => void draw()}>
                {word === null ? words.draw : words.again}
              </button>
            </p>
          </>
        )}
      </Shown>
      {fault !== null && <Failing error={fault} again={() => void draw()} />}
      <p>
        <a href={`/verify?language=${language}`}>{words.verify}</a>
      </p>
    </section>
  );
}
