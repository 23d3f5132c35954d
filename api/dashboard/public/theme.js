// Runs before the first paint, so that a page chosen dark does not flash light. See src/session/theme.ts.
(() => {
  const chosen = localStorage.getItem('pxlpeak.theme');
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
})();
