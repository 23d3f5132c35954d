import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { LiveEvent } from '../api/contract.ts';
import { eventName, labelOf } from '../format/label.ts';
import { money } from '../format/number.ts';
import { timeAgo } from '../format/time.ts';
import { type Connection, isRush, type LiveState } from '../live/state.ts';
import { DeviceIcon, EventIcon, PauseIcon, PlayIcon } from './icons.tsx';
import { now } from './now.ts';

/** The last events as they happen. What moves by itself can be paused. */
export function Feed(props: {
  state: ReadonlySignal<LiveState>;
  paused: boolean;
  setPaused: (paused: boolean) => void;
}) {
  const { state, paused, setPaused } = props;
  // Only what is shown here: the numbers of the stream change far more often.
  const latest = useComputed(() => state.value.events).value;
  const clockSkew = useComputed(() => roundedToSeconds(state.value.clockSkew)).value;
  const connection = useComputed(() => state.value.connection).value;
  const kept = useRef<readonly LiveEvent[]>([]);
  if (!paused) {
    kept.current = latest;
  }
  const events = kept.current;
  const missed = paused ? latest.filter((event) => !events.includes(event)).length : 0;
  return (
    <section class="card feed" aria-label="Live events">
      <header>
        <h2>Live events</h2>
        <button
          type="button"
          class="tool"
          onClick={() => setPaused(!paused)}
          aria-label={paused ? 'Go on' : 'Pause'}
          title={paused ? 'Go on (p)' : 'Pause (p)'}
        >
          {paused ? <PlayIcon /> : <PauseIcon />}
        </button>
      </header>
      {paused && (
        <button type="button" class="missed" onClick={() => setPaused(false)}>
          Paused{missed > 0 && ` · ${missed === latest.length ? `${missed} or more` : missed} new`}
        </button>
      )}
      {events.length === 0 && <Waiting connection={connection} />}
      {/* No live region: on a busy site it would never stop talking. */}
      <ol
        data-testid="event-feed"
        class={isRush(events) ? 'rush' : undefined}
        aria-label="Events, newest first"
        tabIndex={0}
      >
        {events.map((event) => (
          <Row key={event.event_id} event={event} at={now.value + clockSkew} />
        ))}
      </ol>
    </section>
  );
}

function Waiting({ connection }: { connection: Connection }) {
  return (
    <p class="none">
      {connection === 'live' ? 'The next event appears here the moment it happens.' : 'Waiting for the live stream.'}
    </p>
  );
}

function Row({ event, at }: { event: LiveEvent; at: number }) {
  const received = Date.parse(event.received_at);
  const paid = event.event === 'purchase' || event.event === 'refund' ? event.event : '';
  const viewed = event.event === 'page_view';
  return (
    <li class={`event ${paid}`} data-testid="event-row" data-event={event.event} data-event-id={event.event_id}>
      <span class="kind" title={eventName(event.event)}>
        <EventIcon event={event.event} />
      </span>
      <p class="head">
        {!viewed && <span class="name">{eventName(event.event)}</span>}
        <span class="path" title={event.title ?? event.page}>
          {event.page ?? (viewed ? 'Page view' : '')}
        </span>
        {event.value !== undefined && <span class="worth">{money(Number(event.value), event.currency ?? '')}</span>}
      </p>
      <p class="origin">
        <Origin event={event} />
        <time dateTime={event.received_at}>{timeAgo(at - received)}</time>
      </p>
    </li>
  );
}

function roundedToSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000) * 1000;
}

function Origin({ event: { country, device, browser, source, os } }: { event: LiveEvent }) {
  const place = labelOf('country', country ?? '(not set)');
  return (
    <>
      {place.flag !== '' && (
        <span class="flag" role="img" title={place.text} aria-label={place.text}>
          {place.flag}
        </span>
      )}
      <span class="device" title={[device, browser, os].filter(Boolean).join(' · ')}>
        <DeviceIcon device={device} />
      </span>
      <span class="source">{labelOf('source', source ?? '(direct)').text}</span>
    </>
  );
}
