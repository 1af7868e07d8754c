import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const folder = join(import.meta.dirname, '../lib/client/whistleblowing/ceremony');

/** Code that would end its own element cannot stand in it. */
const inline = (code: string): string => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../..'),
    build: {
      write: false,
      target: ['chrome137', 'firefox130'],
      rollupOptions: { input: join(folder, 'page.ts'), output: { format: 'iife' } }
    }
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The ceremony page gave no code');
  return inline(chunk.code);
}

/** One HTML file without an address in it; its policy lets it reach nothing, and run this very script only. */
export async function ceremonyPage(): Promise<string> {
  const script = await bundled();
  const style = readFileSync(join(folder, 'page.css'), 'utf8');
  const policy = [
    "default-src 'none'",
    // WebAssembly for Argon2id.
    `script-src ${sourceOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${sourceOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ');
  return (
    readFileSync(join(folder, 'page.html'), 'utf8')
      .replace('%csp%', () => policy)
      // The hashes cover every sign between the tags.
      .replace(/<style>\s*%style%\s*<\/style>/, () => `<style>${style}</style>`)
      .replace(/<script>\s*%script%;?\s*<\/script>/, () => `<script>${script}</script>`)
  );
}
