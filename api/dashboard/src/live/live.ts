import { type ReadonlySignal, signal } from '@preact/signals';
import type { Client } from '../api/client.ts';
import type { LiveEvent, LiveMessage } from '../api/contract.ts';
import { type LiveSocket, openLive } from './socket.ts';
import { applied, type LiveSignal, type LiveState, QUIET } from './state.ts';

/** Events that come closer together than this are shown together. */
const BATCH_MS = 250;

export type LiveReader = {
  happened(): void;
  /** The stream is there, for the first time or again. */
  opened(): void;
  refused(): void;
};

/** Follows a site's live stream, and keeps what is known of the site right now. */
export type Live = { readonly state: ReadonlySignal<LiveState>; close(): void };

export function followLive(client: Client, siteId: string, key: string, reader: LiveReader): Live {
  const state = signal<LiveState>(QUIET);
  const say = (heard: LiveSignal) => {
    state.value = applied(state.peek(), heard);
  };
  let gathered: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function gather(event: LiveEvent) {
    gathered.push(event);
    timer ??= setTimeout(() => {
      say({ type: 'happened', events: gathered });
      reader.happened();
      gathered = [];
      timer = undefined;
    }, BATCH_MS);
  }

  function hear(message: LiveMessage) {
    if (message.type === 'event') {
      gather(message.data);
    } else if (message.type === 'metrics') {
      say({ type: 'measured', metrics: message.data, at: Date.now() });
    }
  }

  /** The stream tells what happens from now on; what happened before is asked for. */
  async function seed() {
    const answer = await client.live(siteId);
    if (answer.ok && !closed) {
      say({ type: 'seeded', view: answer.value, at: Date.now() });
    }
  }

  const socket = openLive(siteId, key, {
    opened() {
      say({ type: 'opened' });
      void seed();
      reader.opened();
    },
    heard: hear,
    lost: () => say({ type: 'lost' }),
    refused: reader.refused,
  });
  const stopHurrying = hurryWhenBack(socket);
  return {
    state,
    close() {
      closed = true;
      clearTimeout(timer);
      stopHurrying();
      socket.close();
    },
  };
}

/** The network or the reader being back is a better reason to try than a timer. */
function hurryWhenBack(socket: LiveSocket): () => void {
  const hurry = () => socket.hurry();
  const hurryIfSeen = () => document.visibilityState === 'visible' && socket.hurry();
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurryIfSeen);
  return () => {
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurryIfSeen);
  };
}
