/** What does a statement of commission come to, line by line, and what stands against the ledger? For the house and for the agency itself. */

import { type ReactNode, useState } from 'react';
import type { LinesAnswer, StatementShown } from '../../server/api/reckoning/reckoning-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { RECKONING_WORDS } from './reckoning-words.ts';

/** `base`: the address of the statement under the API. */
export function StatementCard({
  one,
  currency,
  base,
  heading: Heading,
  children,
}: {
  one: StatementShown;
  currency: string;
  base: string;
  heading: 'h2' | 'h3';
  children: ReactNode;
}) {
  const words = useWords(RECKONING_WORDS);
  const language = useLanguage();
  const name = words.statement(one.agency, one.month);
  return (
    <section className="card statement" aria-label={name}>
      <div className="beside">
        <Heading>{name}</Heading>
        <span className="statement-files">
          {(['pdf', 'xlsx', 'csv'] as const).map((as) => (
            <a
              key={as}
              href={`/api${base}/file?as=${as}&language=${language}`}
              download
              aria-label={`${as.toUpperCase()}, ${name}`}
            >
              {as.toUpperCase()}
            </a>
          ))}
        </span>
      </div>
      <div className="statement-sums">
        <Sums one={one} currency={currency} />
        <Kinds kinds={one.kinds} currency={currency} />
      </div>
      {one.recoveredShare !== null && (
        <p className="quiet-text">{words.share((one.recoveredShare / 10_000).toFixed(1))}</p>
      )}
      {one.lines > 0 && <Lines base={base} count={one.lines} currency={currency} />}
      {children}
    </section>
  );
}

/** What it comes to, and what the ledger says beside it. */
function Sums({ one, currency }: { one: StatementShown; currency: string }) {
  const words = useWords(RECKONING_WORDS);
  const money = { code: currency };
  const pairs: readonly (readonly [string, string])[] = [
    [words.commission, one.amount],
    ...(one.invoice === null
      ? []
      : ([
          [words.tax(one.invoice.taxPpm / 10_000), one.invoice.tax],
          [words.gross, one.invoice.gross],
        ] as const)),
    [words.ledger, one.ledger],
    [words.counted, one.counted],
    [words.beside, one.beside],
  ];
  return (
    <table className="figures-table">
      <tbody>
        {pairs.map(([what, amount]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="number">
              <Money amount={amount} currency={money} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Kinds({ kinds, currency }: Pick<StatementShown, 'kinds'> & { currency: string }) {
  const words = useWords(RECKONING_WORDS);
  if (kinds.length === 0) return null;
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">{words.forWhat}</th>
          <th scope="col" className="number">
            {words.earned}
          </th>
          <th scope="col" className="number">
            {words.takenBack}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, earned, takenBack }) => (
          <tr key={kind}>
            <th scope="row">{words.kinds[kind]}</th>
            <td className="number">
              <Money amount={earned} currency={{ code: currency }} />
            </td>
            <td className="number">
              <Money amount={takenBack} currency={{ code: currency }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ base, count, currency }: { base: string; count: number; currency: string }) {
  const words = useWords(RECKONING_WORDS);
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.lines(count)}</summary>
      {open && <LineTable base={base} currency={currency} />}
    </details>
  );
}

function LineTable({ base, currency }: { base: string; currency: string }) {
  const words = useWords(RECKONING_WORDS);
  const [after, setAfter] = useState<string | undefined>(undefined);
  const answer = useAnswer<LinesAnswer>(`${base}/lines`, { after }, undefined, { keep: true });
  return (
    <Shown answer={answer}>
      {({ items, next }) => (
        <>
          <Scroll label={words.lines(items.length)}>
            <table className="figures-table statement-lines">
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {words.line}
                  </th>
                  <th scope="col">{words.countsFrom}</th>
                  <th scope="col">{words.forWhat}</th>
                  <th scope="col">{words.account}</th>
                  <th scope="col" className="number">
                    {words.money}
                  </th>
                  <th scope="col" className="number">
                    {words.rate}
                  </th>
                  <th scope="col" className="number">
                    {words.amount}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((line) => (
                  <Line key={line.line} line={line} currency={currency} />
                ))}
              </tbody>
            </table>
          </Scroll>
          <More next={next} go={setAfter} word={words.more} />
        </>
      )}
    </Shown>
  );
}

function Line({ line, currency }: { line: LinesAnswer['items'][number]; currency: string }) {
  const words = useWords(RECKONING_WORDS);
  const money = { code: currency };
  const isBack = line.takesBack !== null && line.takesBackOf !== null;
  return (
    <tr>
      <th scope="row" className="number">
        {line.line}
      </th>
      <td className="figures">{line.valueOn}</td>
      <td>
        {words.kinds[line.kind]} · {words.acts[line.act]}
        <span className="block quiet-text figures">
          {isBack ? words.takesBack(line.takesBack!, line.takesBackOf!) : line.about}
        </span>
      </td>
      <td className="figures">
        {line.account ?? '–'}
        {line.seq !== null && <span className="block quiet-text">{words.entry(line.seq)}</span>}
      </td>
      <td className="number">
        <Money amount={line.counted} currency={money} />
      </td>
      <td className="number">{(line.ppm / 10_000).toFixed(2)} %</td>
      <td className="number">
        <Money amount={line.amount} currency={money} />
      </td>
    </tr>
  );
}

/** Who proposed the invoice, what the agency said of it, and who agreed. */
export function InvoiceStands({ invoice }: { invoice: NonNullable<StatementShown['invoice']> }) {
  const words = useWords(RECKONING_WORDS);
  const { verdict, number, by, decidedBy, proposedOn, heard, heardWords } = invoice;
  return (
    <p>
      {verdict === 'agreed'
        ? words.agreed(number ?? '', by, decidedBy ?? '')
        : words.proposed(by, proposedOn)}{' '}
      {heard !== null && words.heardBy[heard]}
      {heard === 'objected' && heardWords}
    </p>
  );
}
