import { defineConfig } from 'vitest/config';

export default defineConfig({
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
