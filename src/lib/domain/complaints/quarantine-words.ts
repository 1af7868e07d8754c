/** One name, everywhere, for complaints that came above the hourly budget: staff read it, nobody is accused by it. */
export const quarantineWords = {
  tab: 'Datang saat kiriman membanjir',
  sentence: 'Datang saat kiriman membanjir, perlu diperiksa.'
} as const;
