import { PROPERTIES, type Property } from './contract.ts';

/** Keeps (or, excluding, drops) the visitors whose property has one of the values. */
export type Filter = {
  readonly property: Property;
  readonly excludes: boolean;
  readonly values: readonly string[];
};

const CLAUSE = /^([a-z]+)(==|!=)(.+)$/;
/** The characters with a meaning in the grammar; everything else travels as it is. */
const RESERVED = /[%;,]/g;

/** `country==DE,US;source!=google` */
export function formatFilters(filters: readonly Filter[]): string {
  return filters
    .map(({ property, excludes, values }) => `${property}${excludes ? '!=' : '=='}${values.map(escaped).join(',')}`)
    .join(';');
}

/** Reads what {@link formatFilters} wrote. Clauses that say nothing known are left out: links outlive releases. */
export function parseFilters(text: string): readonly Filter[] {
  return text.split(';').flatMap((clause) => {
    const [, name, operator, list] = CLAUSE.exec(clause) ?? [];
    const property = PROPERTIES.find((known) => known === name);
    if (property === undefined || list === undefined) {
      return [];
    }
    return [{ property, excludes: operator === '!=', values: list.split(',').map(unescaped) }];
  });
}

/** Filters by the value, or no longer does if that is what the filters already say. */
export function toggled(filters: readonly Filter[], property: Property, value: string): readonly Filter[] {
  return isFiltered(filters, property, value)
    ? without(filters, property)
    : [...without(filters, property), { property, excludes: false, values: [value] }];
}

export function inverted(filters: readonly Filter[], property: Property): readonly Filter[] {
  return filters.map((filter) => (filter.property === property ? { ...filter, excludes: !filter.excludes } : filter));
}

export function without(filters: readonly Filter[], property: Property): readonly Filter[] {
  return filters.filter((filter) => filter.property !== property);
}

export function isFiltered(filters: readonly Filter[], property: Property, value: string): boolean {
  return filters.some((filter) => filter.property === property && !filter.excludes && filter.values.includes(value));
}

function escaped(value: string): string {
  return value.replace(RESERVED, (character) => encodeURIComponent(character));
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
