/** The part of the page that has the attribute; the page is ours, so its absence is a mistake of ours. @throws Error */
export function part<Kind extends HTMLElement = HTMLElement>(root: ParentNode, name: string, value?: string): Kind {
  const found = root.querySelector<Kind>(value === undefined ? `[data-${name}]` : `[data-${name}="${value}"]`);
  if (!found) throw new Error(`The page has no ${name} ${value ?? ''}`);
  return found;
}

/** Words stand in the page, in its language; this program holds none. */
export function words(root: ParentNode, name: string, values: Readonly<Record<string, string | number>> = {}): string {
  const { content } = part<HTMLTemplateElement>(root, 'words');
  const text = part(content, 'word', name).textContent;
  return Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, String(value)), text);
}

/** Shows one step of the page alone and leads screen readers and keyboards to its heading. */
export function showStep(root: HTMLElement, name: string): void {
  for (const step of root.querySelectorAll<HTMLElement>('[data-step]')) step.hidden = step.dataset.step !== name;
  const heading = part(root, 'step', name).querySelector<HTMLElement>('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** A line that is read out when it appears; empty hides it. */
export function announce(root: ParentNode, name: string, text: string): void {
  const line = part(root, 'line', name);
  line.textContent = text;
  line.hidden = text === '';
}

/** Runs the work of a button; until it is done no button of the page does anything else. */
export function onPress(root: ParentNode, name: string, work: () => Promise<void> | void): void {
  part(root, 'do', name).addEventListener('click', () => {
    const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-do]')].filter(({ disabled }) => !disabled);
    for (const button of buttons) button.disabled = true;
    void Promise.resolve(work()).finally(() => {
      for (const button of buttons) button.disabled = false;
    });
  });
}

/** Empties every field and takes every tick out. */
export function forgetFields(root: ParentNode): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
    if (field.type === 'checkbox') field.checked = false;
    else field.value = '';
  }
}

export function forgetSecrets(root: ParentNode): void {
  for (const secret of root.querySelectorAll('[data-secret]')) secret.textContent = '';
}

/** Nothing that was typed or shown stays in the page when it is left; coming back begins anew. */
export function forgetOnLeaving(root: HTMLElement): void {
  addEventListener('pagehide', () => {
    forgetFields(root);
    forgetSecrets(root);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** What the page was served with, and nothing fetched later may change. */
export const pageTrust = ({ dataset }: HTMLElement): { readonly rootKey: string; readonly minEpoch: number } => ({
  rootKey: dataset.rootKey ?? '',
  minEpoch: Number(dataset.minEpoch)
});
