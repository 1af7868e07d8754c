import { findSigning } from '#lib/protocol/wbs1/signature.ts';
import { findSuite } from '#lib/protocol/wbs1/suite.ts';
import { part, showStep } from './dom.ts';
import { startMailbox } from './mailbox-page.ts';
import { startReport } from './report-page.ts';

/** The one program of the reporters' pages. Whatever goes wrong before the form is there leaves it hidden, and says so. */
async function start(root: HTMLElement): Promise<void> {
  for (const form of root.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      part(form, 'do').click();
    });
  }
  try {
    const tools = { suite: await findSuite(), signing: await findSigning() };
    await (root.dataset.wbs === 'report' ? startReport : startMailbox)(root, tools);
  } catch {
    showStep(root, 'failed');
  }
}

void start(part(document, 'wbs'));
