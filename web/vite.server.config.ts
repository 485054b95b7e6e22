import { defineConfig } from 'vite';

// The server that stands before SvelteKit's handler, in one file beside it: what is built needs no node_modules.
export default defineConfig({
  publicDir: false,
  // Native helpers of web sockets, which nobody installs: left out, or the bundle would call what is not in it.
  define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
  ssr: { noExternal: true },
  plugins: [
    {
      name: 'module-type',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "module" }\n' });
      }
    }
  ],
  build: {
    ssr: 'src/server/main.ts',
    ssrEmitAssets: true,
    outDir: process.env.WEB_OUT || '../artifacts/pages',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      external: ['./handler.js'],
      output: { entryFileNames: 'server.js', inlineDynamicImports: true }
    }
  }
});
