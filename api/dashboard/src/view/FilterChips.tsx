import { inverted, without } from '../api/filters.ts';
import { labelOf } from '../format/label.ts';
import { look, view } from '../report/viewInAddress.ts';
import { CrossIcon } from './icons.tsx';

/** The filters in force, each of which can be turned into its opposite or removed. */
export function FilterChips() {
  const { filters } = view.value;
  return (
    <ul class="chips" aria-label="Filters in force" data-testid="filters">
      {filters.map(({ property, excludes, values }) => {
        const text = values.map((value) => labelOf(property, value).text).join(' or ');
        return (
          <li class="chip" key={property} data-testid="filter-chip">
            <span class="property">{property}</span>
            <button
              type="button"
              class="operator"
              onClick={() => look({ filters: inverted(filters, property) })}
              aria-label={excludes ? `Only ${text}` : `All but ${text}`}
              title={excludes ? 'Show only these' : 'Show all but these'}
            >
              {excludes ? 'is not' : 'is'}
            </button>
            <span class="value">{text}</span>
            <button
              type="button"
              class="remove"
              onClick={() => look({ filters: without(filters, property) })}
              aria-label={`Remove the filter ${property} ${excludes ? 'is not' : 'is'} ${text}`}
            >
              <CrossIcon />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
