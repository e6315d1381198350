/** Where is the picture, and what stands there until it is drawn? Drawing is a part of its own that comes when it is needed. */
import { lazy, Suspense } from 'react';
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';
import { useWords } from '../../parts/words.tsx';
import { FIGURES_WORDS } from './figures-words.ts';

const Drawn = lazy(async () => ({ default: (await import('./drawn-chart.tsx')).DrawnChart }));

interface Props {
  readonly answer: Pick<FigureAnswer, 'chart' | 'finding' | 'currency'>;
  readonly small?: boolean;
}

export function FigureChart({ answer: { chart, finding, currency }, small = false }: Props) {
  const words = useWords(FIGURES_WORDS);
  if (chart === null) return null;
  return (
    <Suspense fallback={<p className="quiet-text figure-chart">{words.drawing}</p>}>
      <Drawn chart={chart} finding={finding} currency={currency.code} small={small} />
      {chart.kind === 'flow' && (
        <p className="flow-ends quiet-text figures">
          {chart.ends.map((end) => (
            <span key={end}>{end}</span>
          ))}
        </p>
      )}
      {chart.kind === 'heat' && chart.quiet.length > 0 && <p className="quiet-text">{words.quiet}</p>}
    </Suspense>
  );
}
