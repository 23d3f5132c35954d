import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Metric } from '../api/contract.ts';
import { axisValue } from '../format/number.ts';
import { bucketLabel } from '../format/time.ts';
import { gridOf, labelEvery } from '../report/plotData.ts';
import type { Bucket } from '../report/timeAxis.ts';

const LABEL_WIDTH = 56;
const FONT = '12px system-ui, sans-serif';

/** How the plot looks and what it tells: everything about uPlot that is not data. */
export function plotOptions(options: {
  readonly place: HTMLElement;
  readonly metric: Metric;
  /** The axis as it is when the plot is drawn. */
  readonly axis: () => readonly Bucket[];
  /** The bucket the pointer is at, none when it has left. */
  readonly pointed: (index: number | undefined) => void;
}): uPlot.Options {
  const { place, metric, axis, pointed } = options;
  const colour = (name: string) => getComputedStyle(place).getPropertyValue(name).trim();
  const [accent, muted, ghost, grid] = [colour('--accent'), colour('--ink-3'), colour('--ghost'), colour('--line')];
  const spline = uPlot.paths.spline?.();
  const line = (rest: Partial<uPlot.Series>): uPlot.Series => ({
    ...(spline && { paths: spline }),
    points: { show: false },
    width: 2,
    stroke: accent,
    ...rest,
  });
  return {
    width: place.clientWidth,
    height: place.clientHeight,
    padding: [12, 24, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      move: (plot, left, top) => [left < 0 ? left : nearest(plot, left), top],
      points: { size: 9, width: 2, fill: colour('--card'), stroke: accent },
    },
    scales: {
      x: { time: false, range: (_, min, max) => [min, Math.max(max, min + 1)] },
      y: { range: (_, __, highest) => [0, gridOf(metric, highest ?? 0).at(-1) ?? 1] },
    },
    axes: [
      {
        stroke: muted,
        font: FONT,
        size: 32,
        gap: 8,
        grid: { show: false },
        ticks: { show: false },
        splits: (plot) => {
          const every = labelEvery(axis().length, plot.width, LABEL_WIDTH);
          return axis()
            .map((_, index) => index)
            .filter((index) => index % every === 0);
        },
        values: (_, places) => places.map((index) => bucketLabel(axis()[index]?.at ?? '')),
      },
      {
        stroke: muted,
        font: FONT,
        size: 52,
        gap: 8,
        grid: { stroke: grid, width: 1 },
        ticks: { show: false },
        splits: (_, __, ___, highest) => [...gridOf(metric, highest)],
        values: (_, values) => values.map((value) => axisValue(metric, value)),
      },
    ],
    series: [
      {},
      line({ stroke: ghost, width: 1.5, dash: [3, 4] }),
      line({ fill: (plot) => fade(plot, colour('--accent-fill'), colour('--accent-gone')) }),
      line({
        dash: [4, 4],
        fill: (plot) => fade(plot, colour('--accent-fill'), colour('--accent-gone')),
        points: latestOnly(accent),
      }),
    ],
    hooks: {
      setCursor: [({ cursor: { idx, left = -1 } }) => pointed(left < 0 ? undefined : (idx ?? undefined))],
    },
  };
}

/** The pointer is always at a bucket, never between two. */
function nearest(plot: uPlot, left: number): number {
  return plot.valToPos(Math.round(plot.posToVal(left, 'x')), 'x');
}

/** A dot where the line is still being written. */
function latestOnly(colour: string | undefined): uPlot.Series.Points {
  return {
    show: true,
    size: 8,
    width: 0,
    ...(colour !== undefined && { fill: colour }),
    filter: (plot) => {
      const last = plot.data[3]?.findLastIndex((value) => value !== null) ?? -1;
      return last < 0 ? [] : [last];
    },
  };
}

function fade(plot: uPlot, top: string, bottom: string): CanvasGradient {
  const { top: from, height } = plot.bbox;
  const gradient = plot.ctx.createLinearGradient(0, from, 0, from + height);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  return gradient;
}
