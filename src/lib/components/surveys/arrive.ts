import type { Attachment } from 'svelte/attachments';

/** The heading of a new screen takes the focus, so that a screen reader reads it and Tab goes on from there. */
export const arrive: Attachment<HTMLElement> = (heading) => {
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
};
