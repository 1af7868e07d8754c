/** One name, everywhere, for complaints that came above the hourly budget; it accuses nobody. */
export const quarantineWords = { tab: 'Datang saat kiriman membanjir' } as const;
