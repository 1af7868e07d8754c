import type { Localized } from '#lib/domain/surveys/localized.ts';

/** Who may know the complainant: the whole office, the handler alone, or nobody (nothing is kept). */
export const identityChoices = ['identified', 'confidential', 'anonymous'] as const;
export type IdentityChoice = (typeof identityChoices)[number];

export const identityChoiceNames: Readonly<Record<IdentityChoice, Localized>> = {
  identified: { id: 'Sebutkan nama saya', en: 'Use my name' },
  confidential: { id: 'Nama saya hanya untuk petugas', en: 'My name is for the officer only' },
  anonymous: { id: 'Tanpa nama', en: 'Without a name' }
};
