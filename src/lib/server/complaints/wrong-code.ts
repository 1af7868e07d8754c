import { setTimeout as pause } from 'node:timers/promises';
import { slots } from '#lib/server/slots.ts';

/** Milliseconds between two answers to wrong codes; drawing such a page takes about three. */
const spacingMs = 10;

const inTurn = slots(1);

/**
 * Waits until a wrong code may be answered: one after the other, however many are tried at once. A program that guesses waits for
 * itself, and between its answers there is room for the people who have a code. Nobody is locked out.
 */
export function wrongCodeTurn(): Promise<void> {
  return inTurn(() => pause(spacingMs));
}
