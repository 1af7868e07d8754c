import { Temporal } from 'temporal-polyfill';

/** Milliseconds since 1970 UTC of an ISO 8601 text with offset; throws on anything else. */
export function epochOf(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** The same for text that may not be an existing day and time with offset: undefined then. */
export function findEpoch(text: string): number | undefined {
  try {
    return epochOf(text);
  } catch {
    return undefined;
  }
}

/** ISO 8601 in UTC, to the second or finer. */
export function isoInstant(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();
}
