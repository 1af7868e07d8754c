import { idlePhase, kioskIdleLimits, thanksMs } from '#lib/domain/surveys/idle.ts';
import type { KioskSession } from '#lib/domain/surveys/kiosk-session.ts';

/** A page shown this long is loaded anew while nobody is there, so that rounds and program are today's. */
const staleMs = 30 * 60_000;

export interface KioskClockEvents {
  readonly onAbandoned: () => void;
  readonly onThanksOver: () => void;
  readonly onStale: () => void;
}

/**
 * Watches one tablet: a quiet visit is warned of and then dropped, thanks give way to the start, and an old page is renewed.
 * Compares instants instead of counting ticks, so that a tablet that slept does not show a visit from before.
 */
export function kioskClock(screen: () => KioskSession['screen'], events: KioskClockEvents) {
  let now = $state(Date.now());
  let lastTouch = $state(Date.now());
  const loadedAt = Date.now();

  function tick() {
    now = Date.now();
    const quietFor = now - lastTouch;
    if (screen() === 'thanks') {
      if (quietFor >= thanksMs) events.onThanksOver();
    } else if (idlePhase(quietFor, kioskIdleLimits).kind === 'over') {
      events.onAbandoned();
      if (now - loadedAt > staleMs) events.onStale();
    }
  }

  return {
    /** Seconds of the warning that are left, or null while none is shown. */
    get warningSeconds(): number | null {
      if (screen() === 'attract' || screen() === 'thanks') return null;
      const phase = idlePhase(now - lastTouch, kioskIdleLimits);
      return phase.kind === 'warning' ? phase.secondsLeft : null;
    },
    get thanksSeconds(): number {
      return Math.max(0, Math.ceil((thanksMs - (now - lastTouch)) / 1000));
    },
    touch: () => {
      lastTouch = now = Date.now();
    },
    run() {
      const timer = setInterval(tick, 500);
      return () => clearInterval(timer);
    }
  };
}
