import type { Property, TrafficAnswer } from '../api/contract.ts';
import { isFiltered, toggled } from '../api/filters.ts';
import { labelOf } from '../format/label.ts';
import { count, exactly, share } from '../format/number.ts';
import { FEW, RANKINGS, type Ranking, type RankingName } from '../report/rankings.ts';
import { look, view } from '../report/viewInAddress.ts';
import { Choice } from './Choice.tsx';

type Words = { readonly title: string; readonly none: string };

const WORDS: Readonly<Record<RankingName, Words>> = {
  pages: { title: 'Top pages', none: 'Pages appear with the first page_view.' },
  sources: { title: 'Sources', none: 'Where visitors come from: referrers and utm_ parameters.' },
  countries: { title: 'Countries', none: 'Where visitors are, by their address.' },
  devices: { title: 'Devices', none: 'What visitors use, by their user agent.' },
};

const PROPERTY_NAMES: Readonly<Record<Property, string>> = {
  page: 'Page',
  source: 'Source',
  medium: 'Medium',
  campaign: 'Campaign',
  country: 'Country',
  device: 'Device',
  browser: 'Browser',
  os: 'System',
};

/** The values of a property with the most visitors. Choosing one filters by it. */
export function RankingCard({ name, ranking }: { name: RankingName; ranking: Ranking }) {
  const { value: answer, state } = ranking.resource.value;
  const properties: readonly Property[] = RANKINGS[name];
  const { title, none } = WORDS[name];
  return (
    <section class={`card ranking ${state}`} data-testid={name} aria-busy={state === 'empty' || state === 'changing'}>
      <header>
        <h2>{title}</h2>
        {properties.length > 1 && (
          <Choice
            quiet
            name={`${title} by`}
            options={properties.map((property) => ({ value: property, label: PROPERTY_NAMES[property] }))}
            chosen={ranking.property.value}
            choose={(property) => {
              ranking.property.value = property;
            }}
          />
        )}
      </header>
      {answer === undefined ? (
        <Skeleton />
      ) : answer.rows.length === 0 ? (
        <p class="none">{view.value.filters.length > 0 ? 'Nothing fits the filters.' : none}</p>
      ) : (
        <Rows answer={answer} title={title} />
      )}
      <More ranking={ranking} />
    </section>
  );
}

function Rows({ answer, title }: { answer: TrafficAnswer; title: string }) {
  const property = answer.dimensions[0] as Property;
  const total = answer.totals.visitors ?? 0;
  const most = answer.rows[0]?.visitors ?? 0;
  return (
    <div class="rows">
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{PROPERTY_NAMES[property]}</th>
            <th scope="col" class="number">
              Visitors
            </th>
            <th scope="col" class="number">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <Row
              key={row[property]}
              property={property}
              value={row[property] ?? ''}
              visitors={row.visitors ?? 0}
              most={most}
              total={total}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { property: Property; value: string; visitors: number; most: number; total: number }) {
  const { property, value, visitors, most, total } = props;
  const { text, flag, absent } = labelOf(property, value);
  const chosen = isFiltered(view.value.filters, property, value);
  return (
    <tr class={chosen ? 'chosen' : undefined} data-value={value}>
      <th scope="row">
        <span class="bar" style={{ width: `${most > 0 ? (100 * visitors) / most : 0}%` }} aria-hidden="true" />
        <button
          type="button"
          class={absent ? 'absent' : undefined}
          aria-pressed={chosen}
          title={chosen ? `${text}: remove the filter` : `${text}: filter by it`}
          onClick={() => look({ filters: toggled(view.peek().filters, property, value) })}
        >
          {flag !== '' && (
            <span class="flag" aria-hidden="true">
              {flag}
            </span>
          )}
          {text}
        </button>
      </th>
      <td class="number" title={exactly(visitors)}>
        {count(visitors)}
      </td>
      <td class="number share">{share(visitors, total)}</td>
    </tr>
  );
}

function More({ ranking }: { ranking: Ranking }) {
  const rows = ranking.resource.value.value?.pagination.total_rows ?? 0;
  if (rows <= FEW) {
    return null;
  }
  const { expanded } = ranking;
  return (
    <button
      type="button"
      class="more"
      aria-expanded={expanded.value}
      onClick={() => {
        expanded.value = !expanded.value;
      }}
    >
      {expanded.value ? 'Show fewer' : `Show all ${exactly(rows)}`}
    </button>
  );
}

function Skeleton() {
  return (
    <div class="rows skeleton" aria-hidden="true">
      {Array.from({ length: FEW }, (_, index) => (
        <span key={index} style={{ width: `${92 - index * 9}%` }} />
      ))}
    </div>
  );
}
