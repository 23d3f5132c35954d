import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Nothing but our own files, no inline script or style, and no server but the one the page came from. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** Only for the built page: the development server puts styles inline. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  };
}

export default defineConfig({
  plugins: [contentSecurityPolicy()],
  build: {
    // Straight onto the class path of the api module; nothing built is ever in git.
    outDir: '../target/classes/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    // Every asset is a file of its own, so that the page runs under a strict content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // `npm run dev` beside a running `ops/pxlpeak demo`.
    proxy: { '/v1': { target: process.env.PXLPEAK_URL ?? 'http://127.0.0.1:8080', ws: true } },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
