/** What a link to the dashboard hands over: `#key=pxl_live_…&site=site_demo`. */
export type Invitation = { readonly key: string | undefined; readonly site: string | undefined };

/** The fragment never leaves the browser, which is why the key travels in it. */
export function readInvitation(fragment: string): Invitation {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  return { key: parameters.get('key')?.trim() || undefined, site: parameters.get('site')?.trim() || undefined };
}
