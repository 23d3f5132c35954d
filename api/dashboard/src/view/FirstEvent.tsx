import { useState } from 'preact/hooks';
import { look, view } from '../report/viewInAddress.ts';
import { curlCall, scriptCall } from '../site/firstCall.ts';
import { Choice } from './Choice.tsx';
import { CopyIcon } from './icons.tsx';

type Way = 'curl' | 'script';

const CALLS = { curl: curlCall, script: scriptCall } as const;
const TITLES = {
  today: 'No events today yet',
  yesterday: 'No events yesterday',
  '7d': 'No events in 7 days',
  '30d': 'No events in 30 days',
} as const;

/** Shows a site without events how to get the first one. */
export function FirstEvent({ siteId }: { siteId: string }) {
  const [way, setWay] = useState<Way>('curl');
  const [copied, setCopied] = useState(false);
  const { period } = view.value;
  const call = CALLS[way](location.origin, siteId);

  async function copy() {
    await navigator.clipboard.writeText(call);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  }

  return (
    <section class="card first" data-testid="first-event">
      <header>
        <h2>{TITLES[period]}</h2>
        <Choice
          quiet
          name="Send with"
          options={[
            { value: 'curl', label: 'curl' },
            { value: 'script', label: 'JavaScript' },
          ]}
          chosen={way}
          choose={setWay}
        />
      </header>
      <p>Send one and watch it arrive: in the live count within a second, in the reports a moment later.</p>
      <div class="code">
        <pre>
          <code>{call}</code>
        </pre>
        <button type="button" class="button" onClick={copy}>
          <CopyIcon />
          {copied ? 'Copied' : 'Copy'}
        </button>
        <span class="unseen" role="status">
          {copied && 'Copied'}
        </span>
      </div>
      {period !== '30d' && (
        <p class="hint">
          Looking for older events?{' '}
          <button type="button" class="link" onClick={() => look({ period: '30d' })}>
            See the last 30 days
          </button>
        </p>
      )}
    </section>
  );
}
