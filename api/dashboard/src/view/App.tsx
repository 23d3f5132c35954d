import { view } from '../report/viewInAddress.ts';
import { resume, session } from '../session/session.ts';
import { Banner } from './Banner.tsx';
import { Dashboard } from './Dashboard.tsx';
import { Mark } from './icons.tsx';
import { SignIn } from './SignIn.tsx';

export function App() {
  const current = session.value;
  switch (current.state) {
    case 'signed-out':
      return <SignIn message={current.message} />;
    case 'opening':
      return <Opening />;
    case 'unreachable':
      return (
        <main class="door">
          <Banner failure={current.failure} asOf={undefined} retry={() => void resume()} />
        </main>
      );
    case 'open': {
      const site = current.sites.find(({ site_id }) => site_id === view.value.site) ?? current.sites[0];
      return site === undefined ? <NoSites /> : <Dashboard key={site.site_id} session={current} site={site} />;
    }
  }
}

function Opening() {
  return (
    <main class="door" aria-busy="true" aria-label="Opening the dashboard">
      <span class="opening">
        <Mark />
      </span>
    </main>
  );
}

function NoSites() {
  return (
    <main class="door">
      <section class="card lone">
        <h1>No sites yet</h1>
        <p>The workspace of this key has no sites. As soon as it has one, it is shown here.</p>
        <button type="button" class="button" onClick={() => void resume()}>
          Look again
        </button>
      </section>
    </main>
  );
}
