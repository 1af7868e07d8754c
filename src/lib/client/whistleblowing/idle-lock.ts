/** Minutes without a touch after which an unlocked key is forgotten (whistleblowing.md §8.5). */
export const idleMinutes = 10;
export const idleMs = idleMinutes * 60_000;

/** When a key that was last used at `touched` is to be forgotten. Milliseconds, as `now`. */
export const isIdle = (touched: number, now: number): boolean => now - touched >= idleMs;
