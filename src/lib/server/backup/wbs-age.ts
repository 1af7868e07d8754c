const dayMs = 86_400_000;

/** Days a file of whistleblowers' reports may be loaded: an erased report must not come back, and everybody was told so. */
export const wbsBackupDays = 30;

/** @param createdAt ISO 8601, from the header @param now milliseconds since 1970 UTC */
export const isWbsBackupTooOld = (createdAt: string, now: number): boolean =>
  now - Date.parse(createdAt) > wbsBackupDays * dayMs;
