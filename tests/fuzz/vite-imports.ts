import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Routes import templates as texts and programs by their address, which only Vite can. For `node --import`. */
registerHooks({
  load: (url, context, next) => {
    const { search } = new URL(url);
    if (search !== '?raw' && search !== '?worker&url') return next(url, context);
    const value = search === '?raw' ? readFileSync(fileURLToPath(url), 'utf8') : '/program.js';
    return { format: 'module', shortCircuit: true, source: `export default ${JSON.stringify(value)}` };
  }
});
