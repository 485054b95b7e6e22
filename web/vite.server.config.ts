import { defineConfig } from 'vite';

// The server that stands before SvelteKit's handler, in one file beside it: what is built needs no node_modules.
export default defineConfig({
  publicDir: false,
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
    outDir: process.env.WEB_OUT || '../artifacts/web',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      external: ['./handler.js'],
      output: { entryFileNames: 'server.js', inlineDynamicImports: true }
    }
  }
});
