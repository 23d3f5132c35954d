import { useRef } from 'preact/hooks';
import { exactly } from '../format/number.ts';
import { HEIGHT, sparkline, WIDTH } from '../live/sparkline.ts';
import type { ReadonlySignal } from '@preact/signals';
import type { Connection, LiveState } from '../live/state.ts';
import { now } from './now.ts';

/** How often the number is read out, at most. */
const ANNOUNCE_MS = 30_000;
/** How often the dot beats, at most. */
const BEAT_MS = 2_000;

const SAID: Readonly<Record<Connection, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
};

/** The present moment of the site. */
export function LiveStrip(props: { state: ReadonlySignal<LiveState>; domain: string; filtered: boolean }) {
  const { domain, filtered } = props;
  const live = props.state.value;
  const { metrics, connection } = live;
  return (
    <section class={`live ${connection}`} aria-label="Right now">
      <div class="presence">
        <p class="visitors" data-testid="live-visitors" data-value={metrics?.visitors}>
          {metrics === undefined ? <span class="wait">00</span> : exactly(metrics.visitors)}
        </p>
        <p class="what">
          <span>{metrics?.visitors === 1 ? 'visitor' : 'visitors'} right now</span>
          <span class="where">
            {domain}
            {filtered && ' · all visitors'}
          </span>
        </p>
      </div>
      <Flow live={live} />
      <p class="state" data-testid="live-state" data-state={connection} role="status">
        <span key={beatOf(live)} class="dot" aria-hidden="true" />
        {SAID[connection]}
      </p>
      <Announcement visitors={metrics?.visitors} />
    </section>
  );
}

/** Another number with each heartbeat of the stream, which is what the dot shows: it rests when the stream does. */
function beatOf({ samples }: LiveState): number {
  return Math.floor((samples.at(-1)?.at ?? 0) / BEAT_MS);
}

function Flow({ live: { metrics, samples, connection } }: { live: LiveState }) {
  const { line, area } = sparkline(samples, Math.max(now.value, samples.at(-1)?.at ?? 0), connection === 'live');
  return (
    <div class="flow">
      <dl>
        <div>
          <dt>Page views per minute</dt>
          <dd data-testid="live-pageviews">{metrics === undefined ? '–' : exactly(metrics.pageviews_per_minute)}</dd>
        </div>
        <div>
          <dt>Events per minute</dt>
          <dd>{metrics === undefined ? '–' : exactly(metrics.events_per_minute)}</dd>
        </div>
      </dl>
      <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="area" d={area} />
        <path class="line" d={line} />
      </svg>
    </div>
  );
}

/** The number for those who hear the page, at a pace that leaves them time to hear the rest of it. */
function Announcement({ visitors }: { visitors: number | undefined }) {
  const said = useRef({ at: 0, text: '' });
  if (visitors !== undefined && now.value - said.current.at >= ANNOUNCE_MS) {
    said.current = { at: now.value, text: `${exactly(visitors)} ${visitors === 1 ? 'visitor' : 'visitors'} right now` };
  }
  return (
    <p class="unseen" role="status">
      {said.current.text}
    </p>
  );
}
