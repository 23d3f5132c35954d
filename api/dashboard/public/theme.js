// Runs before the first paint, so that a dark page does not flash light. See src/session/theme.ts.
(() => {
  const chosen = localStorage.getItem('pxlpeak.theme');
  const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'dark' || chosen === 'light' ? chosen : preferred;
})();
