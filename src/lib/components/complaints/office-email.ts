import { page } from '$app/state';
import { office } from '#lib/domain/office/office.ts';

/** Where people write who have no code, or lost it. */
export function officeEmail(): string {
  return page.data.contacts?.email ?? office.email;
}
