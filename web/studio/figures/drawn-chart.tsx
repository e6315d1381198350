/** How is a chart drawn on the page, in its colours, and drawn again when the page changes? Only the kinds that we use are loaded. */
import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';
import { chartOptions, type Ink } from './chart-options.ts';

echarts.use([
  BarChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

interface Props {
  readonly chart: NonNullable<FigureAnswer['chart']>;
  readonly finding: string;
  readonly currency: string;
  readonly small: boolean;
}

/** Narrower than this a picture leaves out what would not fit. Pixels. */
const NARROW = 560;

export function DrawnChart({ chart, finding, currency, small }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const drawn = echarts.init(box);
    const draw = () => {
      drawn.resize();
      const narrow = box.clientWidth < NARROW;
      drawn.setOption(chartOptions(chart, inkOf(box), { finding, currency, narrow, small }), true);
      // The library says more than a reader wants: the finding alone, the rest is the table.
      box.setAttribute('aria-label', finding);
    };
    draw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const size = new ResizeObserver(draw);
    size.observe(box);
    dark.addEventListener('change', draw);
    addEventListener('beforeprint', draw);
    return () => {
      size.disconnect();
      dark.removeEventListener('change', draw);
      removeEventListener('beforeprint', draw);
      drawn.dispose();
    };
  }, [chart, finding, currency, small]);
  const rows = chart.kind === 'across' ? chart.along.length : 0;
  const height = chart.kind === 'across' ? Math.max(120, 34 * rows + 32) : small ? 220 : 340;
  return <div ref={place} className="figure-chart" role="img" aria-label={finding} style={{ height }} />;
}

/** The colours of the tokens, as they are now. */
function inkOf(box: HTMLElement): Ink {
  const style = getComputedStyle(box);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: Array.from({ length: 8 }, (_, place) => token(`--series-${place + 1}`)),
    ink: token('--ink'),
    quiet: token('--ink-quiet'),
    line: token('--line'),
    card: token('--card'),
    sunk: token('--sunk'),
    font: style.fontFamily,
    heat: [token('--heat-least'), token('--heat-most')],
  };
}
