import { confirmSubscription, getSubscriptionOffer, unsubscribe } from '#lib/server/complaints/subscriptions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** A mail program that looks at links confirms nothing: that takes a press, and a POST. */
export const load = withDomainErrors(async ({ params, request }: PageServerLoadEvent) => ({
  offer: request.method === 'GET' ? await getSubscriptionOffer(currentRuntime(), params.token) : undefined
}));

export const actions = {
  mulai: withDomainErrors(async ({ params }: RequestEvent) => {
    const { registerNumber } = await confirmSubscription(currentRuntime(), params.token);
    return { done: 'confirmed' as const, registerNumber };
  }),
  berhenti: withDomainErrors(async ({ params }: RequestEvent) => {
    await unsubscribe(currentRuntime(), params.token);
    return { done: 'stopped' as const, registerNumber: undefined };
  })
};
