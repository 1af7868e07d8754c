import type { Attachment } from 'svelte/attachments';

/** Closes an open `<details>` menu on Escape (focus goes back to its summary) and on a click elsewhere. */
export const closable: Attachment<HTMLDetailsElement> = (details) => {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  const onPointer = (event: Event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  };
  const onFollow = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('a')) details.open = false;
  };
  details.addEventListener('keydown', onKey);
  details.addEventListener('click', onFollow);
  document.addEventListener('pointerdown', onPointer);
  return () => {
    details.removeEventListener('keydown', onKey);
    details.removeEventListener('click', onFollow);
    document.removeEventListener('pointerdown', onPointer);
  };
};
