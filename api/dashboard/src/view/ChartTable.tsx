import type { Metric } from '../api/contract.ts';
import { METRIC_NAMES } from '../format/metric.ts';
import { metricValue } from '../format/number.ts';
import { bucketTitle } from '../format/time.ts';
import type { Bucket } from '../report/timeAxis.ts';

/** The chart for those who cannot see it. */
export function ChartTable(props: { name: string; axis: readonly Bucket[]; metric: Metric; currency: string }) {
  const { name, axis, metric, currency } = props;
  return (
    <table class="unseen" data-testid="chart-table">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">{METRIC_NAMES[metric]}</th>
        </tr>
      </thead>
      <tbody>
        {axis
          .filter(({ state }) => state !== 'future')
          .map(({ at, state, values }) => (
            <tr key={at}>
              <th scope="row">
                {bucketTitle(at)}
                {state === 'current' && ', so far'}
              </th>
              <td>{metricValue(metric, values[metric], currency)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
