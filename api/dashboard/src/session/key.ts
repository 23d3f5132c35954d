import { readInvitation } from './link.ts';

const NAME = 'pxlpeak.key';

/** The key of this tab, kept for as long as the tab lives. */
export function storedKey(): string | undefined {
  return sessionStorage.getItem(NAME) ?? undefined;
}

export function storeKey(key: string): void {
  sessionStorage.setItem(NAME, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(NAME);
}

/** Takes what the link hands over out of the address bar and out of the history, so that no one reads it there. */
export function acceptInvitation(): { readonly site: string | undefined } {
  const { key, site } = readInvitation(location.hash);
  if (key !== undefined) {
    storeKey(key);
  }
  if (location.hash !== '') {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return { site };
}
