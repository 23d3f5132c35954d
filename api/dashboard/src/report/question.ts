import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../api/client.ts';
import { answered, changed, EMPTY, failed, type Resource } from './resource.ts';

/** A question that follows what the reader looks at, and the latest answer to it. */
export type Question<T> = {
  readonly resource: ReadonlySignal<Resource<T>>;
  /** Asks the same again. */
  repeat(): Promise<void>;
  drop(): void;
};

/**
 * Asks at once whenever the wording changes. An answer that arrives after its question was replaced is not shown.
 *
 * @param wording equal for equal questions; undefined as long as there is nothing to ask
 */
export function follow<T>(
  wording: ReadonlySignal<string | undefined>,
  ask: (signal: AbortSignal) => Promise<Answer<T>>,
): Question<T> {
  const resource = signal<Resource<T>>(EMPTY);
  let current = new AbortController();

  async function repeat() {
    if (wording.peek() === undefined) {
      return;
    }
    const { signal: withdrawn } = current;
    const answer = await ask(withdrawn);
    if (!withdrawn.aborted) {
      resource.value = answer.ok ? answered(answer.value) : failed(resource.peek(), answer.failure);
    }
  }

  const stop = effect(() => {
    if (wording.value !== undefined) {
      current.abort();
      current = new AbortController();
      resource.value = changed(resource.peek());
      void repeat();
    }
  });
  return {
    resource,
    repeat,
    drop() {
      stop();
      current.abort();
    },
  };
}
