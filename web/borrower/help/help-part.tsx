/** Why was I asked before anything was late, and can I turn it off? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { OwnWarning, WarningWish } from '../../../server/api/warning/warning-schema.ts';
import { tell, useAnswer } from '../../api/ask.ts';
import { Failing, Shown } from '../../parts/states.tsx';
import { useName, useWords } from '../../parts/words.tsx';
import { HELP_WORDS } from './help-words.ts';

export function HelpPart({ path }: { path: string }) {
  const words = useWords(HELP_WORDS);
  const id = useId();
  const address = `${path}/warning`;
  const answer = useAnswer<OwnWarning>(address, {});
  const client = useQueryClient();
  const wish = useMutation({
    mutationFn: (asked: WarningWish) => tell<OwnWarning>(address, asked),
    onSuccess: () => void client.invalidateQueries({ queryKey: [address] }),
  });
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <Shown answer={answer}>
        {(own) => (
          <>
            <Asked own={own} />
            <p className="quiet-text">{words.how}</p>
            <p>{own.off ? words.off : words.on}</p>
            <button
              type="button"
              className="quiet"
              disabled={wish.isPending}
              onClick={() => wish.mutate({ off: !own.off })}
            >
              {own.off ? words.turnOn : words.turnOff}
            </button>
          </>
        )}
      </Shown>
      {wish.error !== null && <Failing error={wish.error} again={() => wish.reset()} />}
      <div aria-live="polite">
        {wish.data !== undefined && (
          <p className="known">
            {words.kept} {wish.data.cancelled > 0 && words.cancelled(wish.data.cancelled)}
          </p>
        )}
      </div>
    </section>
  );
}

function Asked({ own: { asked } }: { own: OwnWarning }) {
  const words = useWords(HELP_WORDS);
  const nameOf = useName();
  if (asked === null) return <p>{words.none}</p>;
  const wasHelped = asked.action !== 'held-out' && asked.action !== 'turned-off';
  return (
    <>
      <p>{wasHelped ? words.asked(asked.due) : words.unasked(asked.due)}</p>
      <ul className="reasons">
        {asked.reasons.map((reason) => (
          <li key={reason.en}>{nameOf(reason)}</li>
        ))}
      </ul>
      <p>{wasHelped ? words.nothingLate : words.heldBack}</p>
    </>
  );
}
