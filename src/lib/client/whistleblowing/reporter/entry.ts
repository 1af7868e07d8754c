import { pageTrust, part, showStep } from './dom.ts';
import { findTools } from './find-tools.ts';
import { leaveWithoutTrace } from './leaving.ts';
import { startMailbox } from './mailbox-page.ts';
import { offeredKeys } from './offered-keys.ts';
import { printNeutrally } from './printing.ts';
import { startReport } from './report-page.ts';

/**
 * The one program of the reporters' pages. Whatever goes wrong before the form is there leaves it hidden, and says so. Only a browser
 * that cannot encrypt is shown the way without scripts: keys that cannot be trusted are no reason to write in clear to whoever sent them.
 */
async function start(root: HTMLElement): Promise<void> {
  for (const form of root.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      part(form, 'do').click();
    });
  }
  leaveWithoutTrace();
  printNeutrally(root.dataset.printTitle ?? '');
  const tools = await findTools().catch(() => undefined);
  if (!tools) return showStep(root, 'browser_failed');
  const offered = await offeredKeys(tools.signing, pageTrust(root)).catch(() => undefined);
  if (!offered) return showStep(root, 'keys_failed');
  try {
    await (root.dataset.wbs === 'report' ? startReport : startMailbox)(root, tools, offered);
  } catch {
    showStep(root, 'browser_failed');
  }
}

void start(part(document, 'wbs'));
