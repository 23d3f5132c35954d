import type { LiveMessage } from '../api/contract.ts';

/** The message in a frame, or nothing: a newer server may say more than this page understands. */
export function parseMessage(frame: unknown): LiveMessage | undefined {
  if (typeof frame !== 'string') {
    return undefined;
  }
  try {
    return checked(JSON.parse(frame));
  } catch {
    return undefined;
  }
}

function checked(message: unknown): LiveMessage | undefined {
  if (!isObject(message) || !isObject(message.data)) {
    return undefined;
  }
  const { type, data } = message;
  const known =
    (type === 'metrics' && typeof data.visitors === 'number') ||
    (type === 'event' && typeof data.event_id === 'string' && typeof data.event === 'string') ||
    (type === 'error' && typeof data.code === 'string');
  return known ? (message as LiveMessage) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
