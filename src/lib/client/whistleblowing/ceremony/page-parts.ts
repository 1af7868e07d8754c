/** Small tools of the ceremony's page. Everything that is shown goes through `textContent`. */

export function part<Element extends HTMLElement = HTMLElement>(id: string): Element {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks #${id}`);
  return found as Element;
}

export const typed = (id: string): string => part<HTMLInputElement>(id).value;

export function say(id: string, text: string, isBad = false): void {
  const line = part(id);
  line.textContent = text;
  line.classList.toggle('bad', isBad);
}

export function element(name: string, text = '', children: readonly Node[] = []): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

/** A field with its label. */
export function field(label: string, input: HTMLInputElement): HTMLElement {
  const wrapped = element('label', label);
  input.setAttribute('aria-label', label);
  return Object.assign(element('div', '', [wrapped, input]), { className: 'field' });
}

export function textInput(value: string, type = 'text', whenTyped: (value: string) => void = () => undefined) {
  const input = document.createElement('input');
  Object.assign(input, { type, value });
  input.addEventListener('input', () => {
    whenTyped(input.value);
  });
  return input;
}

/** As people compare fingerprints. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Writes a file to the disk of the machine the page is open on. */
export function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function on(id: string, work: () => void | Promise<void>, event = 'click'): void {
  part(id).addEventListener(event, () => void work());
}

export async function fileText(id: string): Promise<readonly string[]> {
  return Promise.all(Array.from(part<HTMLInputElement>(id).files ?? [], (file) => file.text()));
}
