import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../api/client.ts';
import { follow } from './question.ts';

/** A server that answers when the test says so. */
function patientServer() {
  const waiting: { signal: AbortSignal; answer: (answer: Answer<string>) => void }[] = [];
  return {
    waiting,
    ask: (signal: AbortSignal) => new Promise<Answer<string>>((answer) => waiting.push({ signal, answer })),
    async answer(index: number, answer: Answer<string>) {
      waiting[index]?.answer(answer);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const AWAY: Answer<string> = { ok: false, failure: { kind: 'unreachable' } };

describe('a question', () => {
  it('is asked at once and again when its wording changes', () => {
    const server = patientServer();
    const wording = signal<string | undefined>('today');
    follow(wording, server.ask);
    wording.value = '7d';

    expect(server.waiting.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('keeps the answer before on show until the next one comes', async () => {
    const server = patientServer();
    const wording = signal<string | undefined>('today');
    const { resource } = follow(wording, server.ask);
    expect(resource.value.state).toBe('empty');

    await server.answer(0, { ok: true, value: 'twelve' });
    expect(resource.value).toMatchObject({ state: 'fresh', value: 'twelve' });

    wording.value = '7d';
    expect(resource.value).toMatchObject({ state: 'changing', value: 'twelve' });
  });

  it('does not show an answer to a question replaced', async () => {
    const server = patientServer();
    const wording = signal<string | undefined>('today');
    const { resource } = follow(wording, server.ask);
    wording.value = '7d';
    await server.answer(1, { ok: true, value: 'eighty' });
    await server.answer(0, { ok: true, value: 'twelve' });

    expect(resource.value.value).toBe('eighty');
  });

  it('marks its answer stale when asking again fails, and fresh when that works again', async () => {
    const server = patientServer();
    const { resource, repeat } = follow(signal<string | undefined>('today'), server.ask);
    await server.answer(0, { ok: true, value: 'twelve' });
    void repeat();
    await server.answer(1, AWAY);
    expect(resource.value).toEqual({ state: 'stale', value: 'twelve', failure: { kind: 'unreachable' } });

    void repeat();
    await server.answer(2, { ok: true, value: 'thirteen' });
    expect(resource.value).toEqual({ state: 'fresh', value: 'thirteen', failure: undefined });
  });

  it('has nothing to show when it never was answered', async () => {
    const server = patientServer();
    const { resource } = follow(signal<string | undefined>('today'), server.ask);
    await server.answer(0, AWAY);

    expect(resource.value).toEqual({ state: 'empty', value: undefined, failure: { kind: 'unreachable' } });
  });

  it('waits while there is nothing to ask, and is withdrawn when dropped', () => {
    const server = patientServer();
    const wording = signal<string | undefined>(undefined);
    const question = follow(wording, server.ask);
    expect(server.waiting).toEqual([]);

    wording.value = 'today';
    question.drop();
    wording.value = '7d';
    expect(server.waiting.map(({ signal }) => signal.aborted)).toEqual([true]);
  });
});
