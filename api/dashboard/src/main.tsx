import { render } from 'preact';
import { look } from './report/viewInAddress.ts';
import { acceptInvitation } from './session/key.ts';
import { resume } from './session/session.ts';
import { App } from './view/App.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/live.css';
import './style/course.css';
import './style/ranking.css';
import './style/notices.css';

const root = document.getElementById('app');
if (root === null) {
  throw new Error('#app: none (expected: the element of index.html)');
}

function start() {
  const { site } = acceptInvitation();
  if (site !== undefined) {
    look({ site });
  }
  void resume();
}

// A second link pasted into the same tab changes only the fragment.
window.addEventListener('hashchange', () => location.hash.includes('key=') && start());
start();
render(<App />, root);
