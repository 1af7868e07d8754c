import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './src/lib/i18n/project.inlang',
      outdir: './src/lib/i18n/generated',
      strategy: ['url', 'baseLocale']
    }),
    sveltekit()
  ],
  // One file without imports, loaded as a module: `?worker&url` gives it an address of its own.
  worker: { format: 'es' },
  build: { target: ['chrome109', 'firefox115'] },
  ssr: { external: ['@napi-rs/canvas', '@node-rs/argon2'] }
});
