/**
 * How does a chart of ours become one that the library draws?
 *
 * Pure: colours come in, nothing is asked of the page. Shares are drawn in percent. Kinds of line and patterns differ as colours do, so
 * that nothing is told by colour alone.
 */
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';
import { shareText } from './figure-cell.ts';

type Chart = NonNullable<FigureAnswer['chart']>;
type Along = Extract<Chart, { along: string[]; series: unknown }>;
type Flow = Extract<Chart, { kind: 'flow' }>;
type Heat = Extract<Chart, { kind: 'heat' }>;

/** Colours of the page at this moment. */
export interface Ink {
  readonly series: readonly string[];
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly card: string;
  readonly sunk: string;
  readonly font: string;
  /** Least and most of a heat map. */
  readonly heat: readonly [string, string];
}

export interface Drawing {
  readonly finding: string;
  readonly currency: string;
  /** Narrower than a desk's picture. */
  readonly narrow: boolean;
  readonly small: boolean;
}

const LINES = ['solid', 'dashed', 'dotted'] as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** The library's options for a chart. */
export function chartOptions(chart: Chart, ink: Ink, drawing: Drawing): Record<string, unknown> {
  const shared = {
    animation: false,
    color: [...ink.series],
    textStyle: { fontFamily: ink.font, color: ink.ink, fontSize: 12 },
    aria: { enabled: true, label: { enabled: true, description: drawing.finding } },
    // Nothing of the tooltip is HTML: the page allows none that is not its own.
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: ink.card,
      borderColor: ink.line,
      textStyle: { color: ink.ink, fontSize: 12 },
    },
  };
  if (chart.kind === 'flow') return { ...shared, series: [flowSeries(chart, ink)] };
  if (chart.kind === 'heat') return { ...shared, ...heatOptions(chart, ink, drawing) };
  return { ...shared, ...axisOptions(chart, ink, drawing) };
}

/** The axis of names and the axis of numbers. */
function axesOf({ kind, unit, along, axis }: Along, ink: Ink, { currency, narrow, small }: Drawing) {
  const inPercent = unit === 'share';
  const across = kind === 'across';
  const tick = (value: number): string =>
    inPercent
      ? `${value} %`
      : Math.abs(value) >= 10_000
        ? `${(value / 1000).toLocaleString('en')}k`
        : String(value);
  const names = {
    type: 'category',
    data: [...along],
    inverse: across,
    axisLabel: {
      color: ink.quiet,
      hideOverlap: true,
      ...(across ? { width: narrow ? 110 : 320, overflow: 'truncate' } : {}),
    },
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    name: across || small ? undefined : axis,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: ink.quiet },
  };
  const numbers = {
    type: 'value',
    min: 0,
    ...(inPercent && kind === 'steps' ? { max: 100 } : {}),
    axisLabel: { color: ink.quiet, formatter: tick, hideOverlap: true },
    splitLine: { lineStyle: { color: ink.line } },
    name: unit === 'money' ? currency : undefined,
    nameTextStyle: { color: ink.quiet },
  };
  return { names, numbers };
}

function axisOptions(chart: Along, ink: Ink, drawing: Drawing): object {
  const { kind, unit, series } = chart;
  const inPercent = unit === 'share';
  const text = (value: number): string =>
    inPercent ? shareText(value * 10_000) : value.toLocaleString('en', { maximumFractionDigits: 1 });
  const across = kind === 'across';
  // Grey is kept for what the others are compared with; then ours begins with teal.
  const first = series.findIndex(({ baseline }) => baseline !== true);
  const hues = ink.series.filter((_, at) => at !== 2);
  const ours = [...hues.slice(hues.length - Math.max(0, first)), ...hues];
  const { names, numbers } = axesOf(chart, ink, drawing);
  const legend = series.length > 1 || kind === 'stacks';
  return {
    grid: {
      left: 8,
      right: 24,
      top: legend ? (unit === 'money' ? 64 : 40) : 24,
      bottom: across || drawing.small ? 8 : 32,
      containLabel: true,
    },
    legend: legend
      ? { type: 'scroll', top: 0, left: 0, textStyle: { color: ink.ink }, pageTextStyle: { color: ink.ink } }
      : { show: false },
    xAxis: across ? numbers : names,
    yAxis: across ? names : numbers,
    series: series.map(({ name, values, baseline }, place) => ({
      name,
      color: baseline === true ? ink.series[2] : ours[place % ours.length],
      data: values.map((value) => (value === null ? null : inPercent ? value / 10_000 : value)),
      tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? text(value) : '–') },
      ...shapeOf(kind, place, ink),
    })),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: ink.card,
      borderColor: ink.line,
      textStyle: { color: ink.ink, fontSize: 12 },
    },
    ...(kind === 'stacks' ? { aria: { enabled: true, decal: { show: true } } } : {}),
  };
}

function shapeOf(kind: Along['kind'], place: number, { card }: Ink): object {
  if (kind === 'lines' || kind === 'steps')
    return {
      type: 'line',
      step: kind === 'steps' ? 'end' : undefined,
      symbol: SYMBOLS[place % SYMBOLS.length],
      symbolSize: kind === 'steps' ? 0 : 6,
      lineStyle: { width: 2, type: LINES[place % LINES.length] },
    };
  return {
    type: 'bar',
    stack: kind === 'stacks' ? 'all' : undefined,
    barMaxWidth: 40,
    itemStyle: { borderColor: card, borderWidth: 1 },
  };
}

function flowSeries({ nodes, links }: Flow, ink: Ink): object {
  const labels = [...new Set(nodes.map(({ label }) => label))];
  const labelOf = new Map(nodes.map(({ name, label }) => [name, label]));
  // Buckets have one colour in every column: current is grey, the older the further along.
  const colourOf = (label: string): string =>
    label === labels[0] ? ink.quiet : ink.series[(labels.indexOf(label) - 1) % ink.series.length]!;
  return {
    type: 'sankey',
    left: 8,
    right: 64,
    top: 16,
    bottom: 16,
    nodeAlign: 'left',
    layoutIterations: 0,
    emphasis: { focus: 'adjacency' },
    labelLayout: { hideOverlap: true },
    lineStyle: { color: 'source', opacity: 0.35 },
    label: {
      color: ink.ink,
      fontSize: 12,
      formatter: ({ name }: { name: string }) => labelOf.get(name) ?? name,
    },
    data: nodes.map(({ name, label, column }) => ({
      name,
      depth: column,
      itemStyle: { color: colourOf(label) },
    })),
    links: links.map(({ from, to, accounts }) => ({ source: from, target: to, value: accounts })),
  };
}

function heatOptions({ along, down, cells, quiet }: Heat, ink: Ink, { narrow }: Drawing): object {
  const most = Math.max(1, ...cells.map(([, , value]) => value));
  const axis = (data: readonly string[]) => ({
    type: 'category',
    data: [...data],
    axisLabel: { color: ink.quiet, hideOverlap: true },
    axisTick: { show: false },
    axisLine: { show: false },
  });
  return {
    grid: { left: 8, right: 16, top: 8, bottom: narrow ? 64 : 56, containLabel: true },
    xAxis: axis(along),
    yAxis: { ...axis(down), inverse: true },
    visualMap: {
      min: 0,
      max: most,
      seriesIndex: 1,
      orient: 'horizontal',
      left: 0,
      bottom: 0,
      itemHeight: narrow ? 90 : 140,
      calculable: false,
      textStyle: { color: ink.quiet },
      text: [most.toLocaleString('en'), '0'],
      inRange: { color: [...ink.heat] },
    },
    series: [
      {
        type: 'heatmap',
        silent: true,
        data: quiet.flatMap((hour) => down.map((_, day) => [hour, day, 0])),
        itemStyle: {
          color: ink.sunk,
          decal: { color: ink.line, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.8 },
        },
        tooltip: { show: false },
      },
      {
        type: 'heatmap',
        data: cells.map((cell) => [...cell]),
        label: { show: !narrow, color: 'inherit', fontSize: 10 },
        itemStyle: { borderColor: ink.card, borderWidth: 1 },
      },
    ],
  };
}
