/**
 * Limits of an unattended kiosk in milliseconds. WCAG 2.2.1 asks for a warning of at least 20 s that can be extended by a
 * simple action at least ten times; extending is unlimited here.
 */
export interface IdleLimits {
  readonly quietMs: number;
  readonly warningMs: number;
}

export const kioskIdleLimits: IdleLimits = { quietMs: 60_000, warningMs: 30_000 };

/** How long the thanks screen stays before the start screen returns, in milliseconds. */
export const thanksMs = 15_000;

export type IdlePhase =
  { readonly kind: 'active' } | { readonly kind: 'warning'; readonly secondsLeft: number } | { readonly kind: 'over' };

/** What an unattended screen does, given the time since the last touch or key in milliseconds. */
export function idlePhase(quietForMs: number, { quietMs, warningMs }: IdleLimits): IdlePhase {
  if (quietForMs < quietMs) return { kind: 'active' };
  const leftMs = quietMs + warningMs - quietForMs;
  if (leftMs <= 0) return { kind: 'over' };
  return { kind: 'warning', secondsLeft: Math.ceil(leftMs / 1000) };
}

/** A count-down read out every second makes a screen reader useless: it speaks at the start, at ten seconds and at the end. */
export function spokenSeconds(secondsLeft: number, { warningMs }: IdleLimits): number {
  if (secondsLeft <= 0) return 0;
  return secondsLeft <= 10 ? 10 : Math.round(warningMs / 1000);
}
