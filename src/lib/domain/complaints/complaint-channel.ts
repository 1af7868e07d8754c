import type { Localized } from '#lib/domain/surveys/localized.ts';

/** The way a complaint came; all but `web` are entered by staff. */
export const complaintChannels = [
  'web',
  'whatsapp',
  'email',
  'telephone',
  'in_person',
  'sp4n_lapor',
  'inspectorate'
] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

export const complaintChannelNames: Readonly<Record<ComplaintChannel, Localized>> = {
  web: { id: 'Situs web', en: 'Website' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  email: { id: 'Email', en: 'Email' },
  telephone: { id: 'Telepon', en: 'Telephone' },
  in_person: { id: 'Datang langsung', en: 'In person' },
  sp4n_lapor: { id: 'SP4N-LAPOR!', en: 'SP4N-LAPOR!' },
  inspectorate: { id: 'Inspektorat', en: 'Inspectorate' }
};
