import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

/** The same name is read by public/theme.js before the first paint. */
const NAME = 'pxlpeak.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** The theme that shows: the one chosen here, else the one the system prefers. */
export const theme = signal<Theme>(chosen() ?? preferred());

prefersDark.addEventListener('change', () => {
  theme.value = chosen() ?? preferred();
});

export function switchTheme(): void {
  const next = theme.value === 'dark' ? 'light' : 'dark';
  // Choosing what the system prefers anyway is to follow the system again.
  if (next === preferred()) {
    localStorage.removeItem(NAME);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(NAME, next);
    document.documentElement.dataset.theme = next;
  }
  theme.value = next;
}

function chosen(): Theme | undefined {
  const stored = localStorage.getItem(NAME);
  return stored === 'dark' || stored === 'light' ? stored : undefined;
}

function preferred(): Theme {
  return prefersDark.matches ? 'dark' : 'light';
}
