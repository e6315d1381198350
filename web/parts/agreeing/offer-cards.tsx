/** Which agreements can I have, side by side: what do I pay, until when, and what becomes of penalty and record? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { figureOf } from '../../../rules/telling/language.ts';
import type {
  AcceptAnswer,
  AgreeingAnswer,
  OfferShown,
} from '../../../server/api/agreements/agreements-schema.ts';
import { tell } from '../../api/ask.ts';
import { isAbove, Money } from '../amount.tsx';
import { Failing } from '../states.tsx';
import { useLanguage, useWords } from '../words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';

interface Props {
  readonly offers: readonly OfferShown[];
  readonly currency: AgreeingAnswer['currency'];
  readonly path: string;
  /** Somebody who speaks for him: his part of the address's query, and how he says it. Digits go to his buttons. */
  readonly agent?: {
    readonly also: string;
    readonly send: string;
    readonly sent: (minutes: number) => string;
  };
}

export function OfferCards({ offers, currency, path, agent }: Props) {
  const words = useWords(AGREEING_WORDS);
  const language = useLanguage();
  const client = useQueryClient();
  const accept = useMutation({
    mutationFn: (offer: number) =>
      tell<AcceptAnswer>(`${path}/offers/${offer}/accept?language=${language}${agent?.also ?? ''}`, {}),
    onSettled: () => void client.invalidateQueries(),
  });
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{words.offers}</h2>
      {accept.error !== null && <Failing error={accept.error} again={() => accept.reset()} />}
      <div aria-live="polite">
        {accept.data !== undefined && (
          <p className="known">
            {agent?.sent(accept.data.codeMinutes) ??
              words.codeText(accept.data.codeMinutes, words.codeSent[accept.data.codeSentBy])}
          </p>
        )}
      </div>
      <ul className="offers">
        {offers.map((offer, place) => (
          <li key={offer.offer} className="card">
            <Offer offer={offer} currency={currency} />
            <button
              type="button"
              disabled={accept.isPending}
              aria-label={
                agent === undefined
                  ? words.chooseOne(offer.name, figureOf(offer.monthly, currency.code))
                  : `${agent.send} ${place + 1}: ${offer.name}, ${figureOf(offer.monthly, currency.code)}`
              }
              {...(agent === undefined ? {} : { 'aria-keyshortcuts': String(place + 1) })}
              onClick={() => accept.mutate(offer.offer)}
            >
              {agent === undefined ? (
                words.choose
              ) : (
                <>
                  {agent.send} <kbd>{place + 1}</kbd>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer, currency }: { offer: OfferShown; currency: Props['currency'] }) {
  const words = useWords(AGREEING_WORDS);
  const lines = [
    [words.monthly, offer.monthly, true],
    [words.total, offer.total, true],
    [words.added, offer.added, isAbove(offer.added)],
    [words.waived, offer.waived, isAbove(offer.waived)],
    [words.left, offer.left, isAbove(offer.left)],
  ] as const;
  return (
    <>
      <h3>{offer.name}</h3>
      <p className="quiet-text figures">
        {words.payments(offer.rows.length)} · {words.ends} {offer.endsOn}
      </p>
      {lines.map(([name, amount, shown]) =>
        shown ? (
          <p key={name} className="beside">
            <span>{name}</span>
            <Money amount={amount} currency={currency} />
          </p>
        ) : null,
      )}
      <ul className="means">
        {Object.entries(offer.words).map(([name, text]) => (
          <li key={name}>{text}</li>
        ))}
      </ul>
      {offer.rows.length > 0 && (
        <details>
          <summary>{words.payments(offer.rows.length)}</summary>
          <ul className="reckoning">
            {offer.rows.map(({ due, amount }) => (
              <li key={due} className="beside">
                <span className="figures">{due}</span>
                <Money amount={amount} currency={currency} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="quiet-text figures">{words.until(offer.until)}</p>
    </>
  );
}
