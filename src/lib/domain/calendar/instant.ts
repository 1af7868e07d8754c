import { Temporal } from 'temporal-polyfill';

/** Milliseconds since 1970 UTC of an ISO 8601 text with offset; throws on anything else. */
export function epochOf(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** True for text that `epochOf` reads: an existing day and time with offset. */
export function isInstant(text: string): boolean {
  try {
    epochOf(text);
    return true;
  } catch {
    return false;
  }
}

/** ISO 8601 in UTC, to the second or finer. */
export function isoInstant(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();
}
