import type { Site } from '../api/contract.ts';
import { PERIODS, wordsOf } from '../report/period.ts';
import { look, view } from '../report/viewInAddress.ts';
import { signOut } from '../session/session.ts';
import { switchTheme, theme } from '../session/theme.ts';
import { Choice } from './Choice.tsx';
import { KeyboardIcon, LeaveIcon, Mark, MoonIcon, SunIcon } from './icons.tsx';

export function Header({ site, sites, showHelp }: { site: Site; sites: readonly Site[]; showHelp: () => void }) {
  const dark = theme.value === 'dark';
  return (
    <header class="header">
      <span class="logo">
        <Mark />
        <span>pxlpeak</span>
      </span>
      <SiteName site={site} sites={sites} />
      <Choice
        name="Period"
        options={PERIODS.map((period) => ({ value: period, ...wordsOf(period) }))}
        chosen={view.value.period}
        choose={(period) => look({ period })}
      />
      <div class="tools">
        <button
          type="button"
          class="tool wide"
          onClick={showHelp}
          aria-label="Keyboard shortcuts"
          title="Shortcuts (?)"
        >
          <KeyboardIcon />
        </button>
        <button
          type="button"
          class="tool"
          onClick={switchTheme}
          aria-label={dark ? 'Switch to light' : 'Switch to dark'}
          title={dark ? 'Light (d)' : 'Dark (d)'}
          data-testid="theme"
        >
          {dark ? <SunIcon /> : <MoonIcon />}
        </button>
        <button type="button" class="tool" onClick={() => signOut()} aria-label="Sign out" title="Sign out">
          <LeaveIcon />
        </button>
      </div>
    </header>
  );
}

function SiteName({ site, sites }: { site: Site; sites: readonly Site[] }) {
  if (sites.length === 1) {
    return (
      <h1 class="site" title={site.domain}>
        {site.name}
      </h1>
    );
  }
  return (
    <h1 class="site">
      <select
        id="site"
        aria-label="Site"
        value={site.site_id}
        onChange={(event) => look({ site: event.currentTarget.value, filters: [] })}
      >
        {sites.map(({ site_id, name }) => (
          <option key={site_id} value={site_id}>
            {name}
          </option>
        ))}
      </select>
    </h1>
  );
}
