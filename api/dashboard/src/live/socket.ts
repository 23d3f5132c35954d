import type { LiveMessage } from '../api/contract.ts';
import { livePath } from '../api/query.ts';
import { backOff } from '../api/backOff.ts';
import { parseMessage } from './message.ts';

/** The server speaks at least every 5 s; one that has been silent for three times as long is gone. */
const SILENCE_MS = 15_000;
const POLICY_VIOLATION = 1008;

/** What the listener hears of a live stream that comes back by itself. */
export type LiveListener = {
  /** The first message after the connection, or after a new one. */
  opened(): void;
  heard(message: LiveMessage): void;
  lost(): void;
  /** The key is not accepted; the stream does not come back. */
  refused(): void;
};

export type LiveSocket = {
  /** Does not wait for the back-off: the network is said to be back, or the reader is. */
  hurry(): void;
  close(): void;
};

export function openLive(siteId: string, key: string, listener: LiveListener, Socket = WebSocket): LiveSocket {
  const address = `${location.origin.replace(/^http/, 'ws')}${livePath(siteId)}/ws`;
  let socket: WebSocket;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: 'trying' | 'live' | 'waiting' | 'closed' = 'trying';

  function connect() {
    state = 'trying';
    const current = new Socket(address);
    socket = current;
    listenForSilence();
    current.onopen = () => current.send(JSON.stringify({ type: 'subscribe', token: key }));
    current.onmessage = ({ data }) => hear(parseMessage(data));
    current.onclose = ({ code }) => (code === POLICY_VIOLATION ? refuse() : lose());
  }

  function hear(message: LiveMessage | undefined) {
    listenForSilence();
    if (message?.type === 'error' && message.data.code === 'unauthorized') {
      refuse();
    } else if (message !== undefined) {
      if (state === 'trying') {
        state = 'live';
        failures = 0;
        listener.opened();
      }
      listener.heard(message);
    }
  }

  function listenForSilence() {
    clearTimeout(timer);
    timer = setTimeout(lose, SILENCE_MS);
  }

  function lose() {
    abandon();
    state = 'waiting';
    failures += 1;
    timer = setTimeout(connect, backOff(failures, Math.random()));
    listener.lost();
  }

  function refuse() {
    abandon();
    state = 'closed';
    listener.refused();
  }

  /** A socket that was given up must not speak any more: a dead one may take minutes to close. */
  function abandon() {
    clearTimeout(timer);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  connect();
  return {
    hurry() {
      if (state === 'waiting') {
        clearTimeout(timer);
        connect();
      }
    },
    close() {
      abandon();
      state = 'closed';
    },
  };
}
