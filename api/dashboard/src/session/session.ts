import { type ReadonlySignal, signal } from '@preact/signals';
import { type Client, createClient, type Failure } from '../api/client.ts';
import type { Site } from '../api/contract.ts';
import { backOff } from '../api/backOff.ts';
import { forgetKey, storedKey, storeKey } from './key.ts';

/** Whether, and as whom, the reader is here. */
export type Session =
  | { readonly state: 'signed-out'; readonly message: string | undefined }
  | { readonly state: 'opening' }
  | { readonly state: 'unreachable'; readonly failure: Failure }
  | { readonly state: 'open'; readonly key: string; readonly client: Client; readonly sites: readonly Site[] };

const current = signal<Session>({ state: 'opening' });

export const session: ReadonlySignal<Session> = current;

let retry: ReturnType<typeof setTimeout> | undefined;

/** Goes on with the key of this tab, if it has one, trying until the server answers. */
export async function resume(failures = 0): Promise<void> {
  clearTimeout(retry);
  const key = storedKey();
  if (key === undefined) {
    current.value = { state: 'signed-out', message: undefined };
    return;
  }
  const failure = await signIn(key);
  if (failure !== undefined) {
    current.value = { state: 'unreachable', failure };
    retry = setTimeout(() => void resume(failures + 1), backOff(failures + 1, Math.random()));
  }
}

/** Opens the session, or says why not. A key that is not accepted is not kept. */
export async function signIn(key: string): Promise<Failure | undefined> {
  const client = createClient(key);
  const answer = await client.sites();
  if (answer.ok) {
    storeKey(key);
    current.value = { state: 'open', key, client, sites: answer.value };
    return undefined;
  }
  if (answer.failure.kind === 'unauthorized') {
    signOut('This API key is not accepted. It may have been revoked, or a part of it is missing.');
    return undefined;
  }
  return answer.failure;
}

export function signOut(message?: string): void {
  forgetKey();
  current.value = { state: 'signed-out', message };
}
