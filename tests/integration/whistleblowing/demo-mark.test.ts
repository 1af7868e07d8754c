import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Component } from 'svelte';
import type { render as Render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import words from '#lib/i18n/messages/wbs/id.json' with { type: 'json' };
import { projectRoot } from '#tests/support/command.ts';

/* In the demo whoever holds the server can read everything: whoever could write something true has to know. */

let vite: ViteDevServer;

beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      svelte({ configFile: false }),
      {
        name: 'page-of-the-demo',
        enforce: 'pre',
        resolveId: (id) => (id === '$app/state' ? '\0page' : undefined),
        load: (id) =>
          id === '\0page'
            ? `export const page = { url: new URL('http://localhost/wbs/lapor'), form: null, data: { get demo() { return globalThis.isDemoPage; } } };`
            : undefined
      }
    ]
  });
});
afterAll(() => vite.close());

async function rendered(name: string, isDemo: boolean, props: Record<string, unknown>): Promise<string> {
  (globalThis as { isDemoPage?: boolean }).isDemoPage = isDemo;
  const path = `/src/lib/components/whistleblowing/${name}.svelte`;
  const { default: component } = (await vite.ssrLoadModule(path)) as { default: Component };
  const { render } = (await vite.ssrLoadModule('svelte/server')) as { render: typeof Render };
  return (await render(component, { props })).body;
}

const children = () => undefined;

describe.each([
  ['every page of the reporters', 'WbsShell', { children }],
  ['the form before its last button', 'LockedReport', { trust: { rootKey: 'A', minEpoch: 1 }, acknowledge: 3 }]
])('%s', (_what, name, props) => {
  test('says in the demo that it is a simulation, and that nobody should report anything true', async () => {
    expect(await rendered(name, true, props)).toContain(words.wbs_demo);
  });

  test('says nothing of the kind anywhere else', async () => {
    expect(await rendered(name, false, props)).not.toContain(words.wbs_demo);
  });
});
