import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A folder may use itself and those named here. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  api: [],
  format: ['api'],
  session: ['api'],
  live: ['api'],
  report: ['api', 'format'],
  site: ['api', 'live', 'report'],
  view: ['api', 'format', 'session', 'live', 'report', 'site'],
};
const LONGEST_FILE = 300;
/** Text reaches the page through Preact, which escapes it; nothing else may write to it, nor run text as code. */
const ESCAPES = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|\beval\(|new Function/i;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => ({ path, folder: path.split('/')[0] ?? '', text: readFileSync(`src/${path}`, 'utf8') }));

describe('the sources', () => {
  it.each(Object.entries(MAY_USE))('in %s use only %s', (folder, allowed) => {
    const used = sources
      .filter((source) => source.folder === folder)
      .flatMap(({ path, text }) =>
        [...text.matchAll(/from '\.\.\/([a-z]+)\//g)].map(([, other]) => ({ path, other: other ?? '' })),
      );

    expect(used.filter(({ other }) => other !== folder && !allowed.includes(other))).toEqual([]);
  });

  it('are all in a folder that has a place in the order, but for the entrance', () => {
    expect(sources.filter(({ folder }) => !(folder in MAY_USE)).map(({ path }) => path)).toEqual(['main.tsx']);
  });

  it('never write markup or run text as code', () => {
    expect(sources.filter(({ text }) => ESCAPES.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('are short', () => {
    expect(sources.filter(({ text }) => text.split('\n').length > LONGEST_FILE).map(({ path }) => path)).toEqual([]);
  });
});
