import type { Failure } from '../api/client.ts';

/** The latest answer to a question that is asked again and again. */
export type Resource<T> = {
  readonly value: T | undefined;
  /**
   * `empty`: never answered; `fresh`: the answer to this question; `changing`: the answer to the question before;
   * `stale`: asking again failed.
   */
  readonly state: 'empty' | 'fresh' | 'changing' | 'stale';
  readonly failure: Failure | undefined;
};

export const EMPTY: Resource<never> = { value: undefined, state: 'empty', failure: undefined };

/** Another question is asked; what is known stays on show until its answer comes, so that nothing jumps. */
export function changed<T>(resource: Resource<T>): Resource<T> {
  return resource.value === undefined ? EMPTY : { ...resource, state: 'changing', failure: undefined };
}

export function answered<T>(value: T): Resource<T> {
  return { value, state: 'fresh', failure: undefined };
}

export function failed<T>(resource: Resource<T>, failure: Failure): Resource<T> {
  return { value: resource.value, state: resource.value === undefined ? 'empty' : 'stale', failure };
}
