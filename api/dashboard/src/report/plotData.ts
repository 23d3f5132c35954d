import type { Metric } from '../api/contract.ts';
import { type Bucket, drawn } from './timeAxis.ts';

/** The columns of the plot: the place of each bucket, the period before, what is complete, what still grows. */
export type PlotData = [number[], (number | null)[], (number | null)[], (number | null)[]];

/** Hours and days are drawn at equal distances, so the columns know places, not times: no clock change bends the line. */
export function plotData(axis: readonly Bucket[], ghost: readonly (number | null)[], metric: Metric): PlotData {
  const values = axis.map((bucket) => drawn(bucket, metric));
  const current = axis.findIndex(({ state }) => state === 'current');
  return [
    axis.map((_, index) => index),
    [...ghost],
    values.map((value, index) => (index === current ? null : value)),
    // From the last complete bucket on, so that the two lines meet.
    values.map((value, index) => (current >= 0 && (index === current || index === current - 1) ? value : null)),
  ];
}

const STEPS: Readonly<Record<'count' | 'seconds', readonly number[]>> = {
  count: [1, 2, 2.5, 5, 10],
  seconds: [15, 30, 60, 120, 300, 600, 900, 1800, 3600],
};

/** The lines across the plot: from zero, at round values, three or four of them. */
export function gridOf(metric: Metric, highest: number): readonly number[] {
  const step = metric === 'visit_duration' ? stepOfSeconds(highest) : stepOfCount(highest);
  const lines = Math.max(1, Math.ceil(highest / step - 1e-9));
  return Array.from({ length: lines + 1 }, (_, index) => index * step);
}

function stepOfSeconds(highest: number): number {
  return STEPS.seconds.find((step) => highest / step <= 4) ?? 3600 * Math.ceil(highest / 4 / 3600);
}

function stepOfCount(highest: number): number {
  const rough = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.count.find((factor) => factor * power >= rough - 1e-9 && Number.isInteger(factor * power)) ?? 10;
  return step * power;
}

/** Every how many buckets there is room for a label. */
export function labelEvery(buckets: number, width: number, widest: number): number {
  const fitting = Math.max(1, Math.floor(width / widest));
  const needed = buckets / fitting;
  return [1, 2, 3, 4, 6, 8, 12].find((every) => every >= needed) ?? Math.ceil(needed);
}
