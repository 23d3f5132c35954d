import { type ReadonlySignal, signal } from '@preact/signals';

const ticking = signal(Date.now());

/** The browser's clock, second by second while the page is seen. */
export const now: ReadonlySignal<number> = ticking;

setInterval(() => {
  if (document.visibilityState === 'visible') {
    ticking.value = Date.now();
  }
}, 1_000);
