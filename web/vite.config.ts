import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

// While pages are written (npm run dev) the rest of the origin is a running product.
const product = process.env.ORDER_GRAINS_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [sveltekit()],
  server: { host: '127.0.0.1', proxy: { '/v1': product, '/graphql': { target: product, ws: true } } },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    environment: 'node',
    // Longer than what tests wait for themselves (tests/waiting.ts), which says what was awaited.
    testTimeout: 20_000,
    // The one copy that the packages under test use too: errors are known by their class.
    alias: { graphql: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) }
  }
});
