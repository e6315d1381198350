/** Which word does the borrower want to hear? Shown once, during a permitted call; otherwise why it is not. */
import { useState } from 'react';
import type { ToldWordAnswer } from '../../server/api/identity/word-api.ts';
import { ask, part } from '../api/ask.ts';
import { Failing } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';

const SPOKEN = {
  en: {
    show: 'The borrower asks for the word',
    say: (word: string) => `Say: “${word}”`,
    why: {
      'no-call': 'No call to this person is going on with a permit: there is nothing to say.',
      'no-word': 'The borrower has not asked for a word. He finds it on his page under Contact.',
      over: 'The word is no longer good. Ask the borrower to draw another.',
      'told-before': 'This word was shown before. Ask the borrower to draw another.',
    },
  },
  'zh-CN': {
    show: '借款人要求口令',
    say: (word: string) => `请说：“${word}”`,
    why: {
      'no-call': '目前没有持许可与此人的通话：不能告知口令。',
      'no-word': '借款人尚未生成口令。他可以在自己的“联系”页面生成。',
      over: '口令已失效，请借款人重新生成。',
      'told-before': '这个口令已经显示过，请借款人重新生成。',
    },
  },
};

export function SpokenWord({ account }: { account: string }) {
  const words = useWords(SPOKEN);
  const [told, setTold] = useState<ToldWordAnswer | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const show = async () => {
    try {
      setFault(null);
      setTold(await ask<ToldWordAnswer>(`/agent/accounts/${part(account)}/word`, {}, 'POST'));
    } catch (error) {
      setFault(error as Error);
    }
  };
  return (
    <div className="spoken-word">
      <button type="button" className="quiet" onClick={() => void show()}>
        {words.show}
      </button>
      <p role="status">
        {told !== null &&
          (told.word === null ? words.why[told.why ?? 'no-word'] : <strong>{words.say(told.word)}</strong>)}
      </p>
      {fault !== null && <Failing error={fault} again={() => void show()} />}
    </div>
  );
}
