import { isIdle } from '../idle-lock.ts';

const lookMs = 15_000;

/** Locks an open mailbox after ten minutes without a touch. @param isOpen whether there is something to lock */
export function lockWhenIdle(isOpen: () => boolean, lock: () => void): void {
  let touched = performance.now();
  const touch = () => {
    touched = performance.now();
  };
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touch, { passive: true });
  setInterval(() => {
    if (isOpen() && isIdle(touched, performance.now())) lock();
  }, lookMs);
}
