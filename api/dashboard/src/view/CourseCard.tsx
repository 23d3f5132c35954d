import { useMemo } from 'preact/hooks';
import { METRICS, type Metric, type TrafficAnswer } from '../api/contract.ts';
import { METRIC_NAMES } from '../format/metric.ts';
import { exactly, metricValue } from '../format/number.ts';
import { wordsOf } from '../report/period.ts';
import type { Resource } from '../report/resource.ts';
import { aligned, timeAxis } from '../report/timeAxis.ts';
import { look, view } from '../report/viewInAddress.ts';
import { Chart } from './Chart.tsx';
import { ChartTable } from './ChartTable.tsx';

/** The totals of the period, and the chosen one's course in time. */
export function CourseCard({ course, before }: { course: Resource<TrafficAnswer>; before: Resource<TrafficAnswer> }) {
  const { metric, period } = view.value;
  const earlier = before.state === 'fresh' && course.state !== 'changing' ? before.value : undefined;
  return (
    <section class={`card course ${course.state}`} aria-label="Traffic" aria-busy={course.state === 'empty'}>
      <div class="kpis">
        {METRICS.map((each) => (
          <Kpi
            key={each}
            metric={each}
            answer={course.value}
            earlier={earlier}
            before={wordsOf(period).before}
            chosen={each === metric}
          />
        ))}
      </div>
      <div class="plot" data-testid="chart">
        {course.value !== undefined && <Course answer={course.value} earlier={earlier} metric={metric} />}
      </div>
    </section>
  );
}

function Kpi(props: {
  metric: Metric;
  answer: TrafficAnswer | undefined;
  earlier: TrafficAnswer | undefined;
  before: string;
  chosen: boolean;
}) {
  const { metric, answer, earlier, before, chosen } = props;
  const value = answer?.totals[metric] ?? 0;
  return (
    <button
      type="button"
      class="kpi"
      aria-pressed={chosen}
      onClick={() => look({ metric })}
      data-testid={`kpi-${metric.replace('_', '-')}`}
      data-value={answer && value}
      title={answer && Number.isInteger(value) && metric !== 'visit_duration' ? exactly(value) : undefined}
    >
      <span class="name">{METRIC_NAMES[metric]}</span>
      <span class="value">
        {answer === undefined ? <span class="wait">000</span> : metricValue(metric, value, answer.currency)}
      </span>
      <span class="before">
        {earlier && (
          <>
            <b>{metricValue(metric, earlier.totals[metric] ?? 0, earlier.currency)}</b> <span>{before}</span>
          </>
        )}
      </span>
    </button>
  );
}

function Course({
  answer,
  earlier,
  metric,
}: {
  answer: TrafficAnswer;
  earlier: TrafficAnswer | undefined;
  metric: Metric;
}) {
  // The answer knows which unit it is of; the period on show may already be another.
  const unit = answer.dimensions[0] === 'day' ? 'day' : 'hour';
  const axis = useMemo(() => timeAxis(unit, answer), [unit, answer]);
  const ghost = useMemo(
    () => (earlier === undefined ? axis.map(() => null) : aligned(axis, timeAxis(unit, earlier), metric)),
    [axis, earlier, unit, metric],
  );
  const name = `${METRIC_NAMES[metric]} by ${unit}`;
  return (
    <>
      <Chart
        name={name}
        axis={axis}
        ghost={ghost}
        metric={metric}
        currency={answer.currency}
        before={wordsOf(view.value.period).before}
      />
      <ChartTable name={name} axis={axis} metric={metric} currency={answer.currency} />
    </>
  );
}
