import type { Settings } from '#lib/domain/settings/setting-registry.ts';
import { office } from './office.ts';

/** How to reach the office; null for what it has not given. */
export interface OfficeContacts {
  readonly phone: string | null;
  readonly whatsapp: string | null;
  readonly email: string | null;
  /** Lines parted by `\n`. */
  readonly address: string | null;
  /** Lines parted by `\n`. */
  readonly hours: string | null;
}

export function officeContacts(settings: Settings): OfficeContacts {
  return {
    phone: settings['office.phone'] || null,
    whatsapp: settings['office.whatsapp'] || null,
    email: settings['office.email'] || null,
    address: settings['office.address'] || null,
    hours: settings['office.hours'] || null
  };
}

/** What holds before the office says anything. */
export const shippedContacts: OfficeContacts = {
  phone: null,
  whatsapp: null,
  email: office.email,
  address: null,
  hours: null
};
