/**
 * Keeps the screen on where the browser can (secure contexts only); asked again whenever the page comes back, because browsers
 * drop the lock with the page. Returns the way to stop.
 */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | undefined;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock.request('screen');
    } catch {
      // Refused or not available: the device's own setting decides.
    }
  };
  const onVisible = () => void ask();
  if (!('wakeLock' in navigator)) return () => undefined;
  void ask();
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  };
}
