import type { ComplaintDependencies } from './dependencies.ts';

/** What the link in a mail is about: confirming the address, or ending the mails to it. */
export interface SubscriptionOffer {
  readonly registerNumber: string;
  readonly state: 'waiting' | 'confirmed';
}

/**
 * Asks for e-mail updates of the case the code opens: a link goes to the address, and nothing else does until it is confirmed. A
 * second request replaces the first.
 *
 * @throws as `openTrackedCase`; DomainError `invalid` with the field `email`, `conflict` when mail is not set up or the last link
 *   was sent less than ten minutes ago
 */
export function subscribe(_deps: ComplaintDependencies, _code: string, _email: string): Promise<void> {
  throw new Error('not built yet');
}

/** Looking at the link uses nothing up. @throws DomainError `expired` for a link that is made up, too old, or ended */
export function getSubscriptionOffer(_deps: ComplaintDependencies, _token: string): Promise<SubscriptionOffer> {
  throw new Error('not built yet');
}

/** Works once. @throws DomainError `expired` as `getSubscriptionOffer`, and for an address that is confirmed already */
export function confirmSubscription(_deps: ComplaintDependencies, _token: string): Promise<SubscriptionOffer> {
  throw new Error('not built yet');
}

/** Forgets the address. Ending twice is no error. */
export function unsubscribe(_deps: ComplaintDependencies, _token: string): Promise<void> {
  throw new Error('not built yet');
}
