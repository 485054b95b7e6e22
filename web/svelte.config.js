import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Where a build goes: the API process names its own folder, a build by hand goes beside the other outputs. */
const out = process.env.WEB_OUT || '../artifacts/pages';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ out, precompress: true }),
    csp: {
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        // Style attributes are part of components; scripts never are.
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'form-action': ['self'],
        'frame-ancestors': ['none']
      }
    }
  }
};
