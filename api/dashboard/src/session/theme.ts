import { effect, type ReadonlySignal, signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

/** The same name is read by public/theme.js before the first paint. */
const NAME = 'pxlpeak.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const shown = signal<Theme>(chosen() ?? preferred());

/** The theme that shows: the one chosen here, else the one the system prefers. */
export const theme: ReadonlySignal<Theme> = shown;

effect(() => {
  document.documentElement.dataset.theme = shown.value;
});

prefersDark.addEventListener('change', () => {
  shown.value = chosen() ?? preferred();
});

export function switchTheme(): void {
  const next = shown.peek() === 'dark' ? 'light' : 'dark';
  // Choosing what the system prefers anyway is to follow the system again.
  if (next === preferred()) {
    localStorage.removeItem(NAME);
  } else {
    localStorage.setItem(NAME, next);
  }
  shown.value = next;
}

function chosen(): Theme | undefined {
  const stored = localStorage.getItem(NAME);
  return stored === 'dark' || stored === 'light' ? stored : undefined;
}

function preferred(): Theme {
  return prefersDark.matches ? 'dark' : 'light';
}
