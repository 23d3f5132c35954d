import { describe, expect, it } from 'vitest';
import { readInvitation } from './link.ts';

describe('a link to the dashboard', () => {
  it('hands over a key and a site', () => {
    expect(readInvitation('#key=pxl_live_abc_d-e_f&site=site_demo')).toEqual({
      key: 'pxl_live_abc_d-e_f',
      site: 'site_demo',
    });
  });

  it.each(['', '#', '#key=', '#other=1', '#section'])('may hand over nothing: "%s"', (fragment) => {
    expect(readInvitation(fragment)).toEqual({ key: undefined, site: undefined });
  });
});
