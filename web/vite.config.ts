import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vitest/config';

/** Writes a `.br` and a `.gz` beside every text asset, so that the server never compresses at request time. */
function precompressed(): Plugin {
  return {
    name: 'maru-precompressed',
    apply: 'build',
    closeBundle() {
      const root = join(import.meta.dirname, 'dist');
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(?:js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        if (bytes.length < 1024) continue;
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}

/** `MARU_FAKE=1 npm run dev` serves the client on an in-page fake server, to look at screens without a backend. */
function fakeServer(): Plugin {
  return {
    name: 'maru-fake-server',
    apply: 'serve',
    transformIndexHtml() {
      if (process.env['MARU_FAKE'] !== '1') return [];
      return [{ tag: 'script', attrs: { type: 'module', src: '/dev/install.ts' }, injectTo: 'head-prepend' }];
    },
  };
}

const backend = process.env['MARU_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), fakeServer(), precompressed()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: {
      '/api': { target: backend, ws: true, changeOrigin: false },
      '/v1': backend,
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    setupFiles: ['./tests/setup.ts'],
    testTimeout: 20_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
