import { type ReadonlySignal, signal } from '@preact/signals';
import { searchFor, type View, viewIn } from './view.ts';

const shown = signal<View>(viewIn(location.search));

/** The view that the address bar shows. */
export const view: ReadonlySignal<View> = shown;

/** Looks at something else; the back button returns. */
export function look(change: Partial<View>): void {
  const next = { ...shown.peek(), ...change };
  if (searchFor(next) !== searchFor(shown.peek())) {
    history.pushState(null, '', location.pathname + searchFor(next));
  }
  shown.value = next;
}

window.addEventListener('popstate', () => {
  shown.value = viewIn(location.search);
});
