import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import type { Metric } from '../api/contract.ts';
import { METRIC_NAMES } from '../format/metric.ts';
import { metricValue } from '../format/number.ts';
import { bucketTitle } from '../format/time.ts';
import { plotData } from '../report/plotData.ts';
import type { Bucket } from '../report/timeAxis.ts';
import { theme } from '../session/theme.ts';
import { plotOptions } from './plot.ts';

type Props = {
  name: string;
  axis: readonly Bucket[];
  ghost: readonly (number | null)[];
  metric: Metric;
  currency: string;
  before: string;
};

/** The line of a metric over hours or days, with what it was the period before behind it. */
export function Chart(props: Props) {
  const { name, axis, ghost, metric } = props;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const axisNow = useRef(axis);
  axisNow.current = axis;
  const [pointed, setPointed] = useState<number>();
  const dark = theme.value;

  // Another theme has other colours, which a canvas does not take on by itself; the data is set below.
  useEffect(() => {
    const here = place.current;
    if (here === null) {
      return;
    }
    const options = plotOptions({ place: here, metric, axis: () => axisNow.current, pointed: setPointed });
    const made = new uPlot(options, plotData(axis, ghost, metric), here);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: here.clientWidth, height: here.clientHeight }));
    observer.observe(here);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [metric, dark]);

  useEffect(() => {
    plot.current?.setData(plotData(axis, ghost, metric));
  }, [axis, ghost, metric]);

  function pointAt(index: number | undefined) {
    const left = index === undefined ? -10 : (plot.current?.valToPos(index, 'x') ?? -10);
    plot.current?.setCursor({ left, top: 0 });
  }

  function walk(event: KeyboardEvent) {
    const last = axis.findLastIndex(({ state }) => state !== 'future');
    const from = pointed ?? last;
    const target = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      pointAt(pointed === undefined ? last : Math.min(Math.max(target, 0), axis.length - 1));
    }
  }

  const bucket = pointed === undefined ? undefined : axis[pointed];
  return (
    <div
      class="chart"
      role="slider"
      tabIndex={0}
      aria-label={`${name}, a chart`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, axis.length - 1)}
      aria-valuenow={pointed ?? 0}
      aria-valuetext={bucket && `${bucketTitle(bucket.at)}: ${said(bucket, props)}`}
      onKeyDown={walk}
      onBlur={() => pointAt(undefined)}
    >
      <div class="canvas" ref={place} />
      {bucket !== undefined && pointed !== undefined && (
        <Tooltip {...props} bucket={bucket} index={pointed} left={placeOf(plot.current, pointed)} />
      )}
    </div>
  );
}

function Tooltip(props: Props & { bucket: Bucket; index: number; left: number }) {
  const { bucket, index, left, ghost, axis, metric, currency, before } = props;
  const earlier = ghost[index];
  return (
    <div
      class={index > axis.length / 2 ? 'tooltip before-line' : 'tooltip'}
      style={{ left: `${left}px` }}
      aria-hidden="true"
    >
      <p class="when">{bucketTitle(bucket.at)}</p>
      {bucket.state !== 'future' && (
        <p class="now">
          <b>{metricValue(metric, bucket.values[metric], currency)}</b> {METRIC_NAMES[metric].toLowerCase()}
          {bucket.state === 'current' && ' so far'}
        </p>
      )}
      {earlier !== null && earlier !== undefined && (
        <p class="then">
          <b>{metricValue(metric, earlier, currency)}</b> {before}
        </p>
      )}
    </div>
  );
}

function said(bucket: Bucket, { metric, currency }: Props): string {
  return bucket.state === 'future'
    ? 'yet to come'
    : `${metricValue(metric, bucket.values[metric], currency)} ${METRIC_NAMES[metric].toLowerCase()}`;
}

function placeOf(plot: uPlot | null, index: number): number {
  return plot === null ? 0 : plot.valToPos(index, 'x') + plot.bbox.left / devicePixelRatio;
}
