import { createHmac } from 'node:crypto';
import type { Secrets } from '#lib/server/auth/key-file.ts';
import { hashToken } from '#lib/server/auth/token.ts';
import type { Subscription } from './subscription-repository.ts';

const label = 'complaint subscriptions';

type Identified = Pick<Subscription, 'complaintId' | 'createdAt'>;

/**
 * The secret of the links in mails about one request for updates. It is made from the key file, so that later mails can carry it
 * although the table holds its hash alone, and it is a new one for each request.
 */
export function subscriptionToken(secrets: Secrets, { complaintId, createdAt }: Identified): string {
  return createHmac('sha256', secrets.subkey(`${label} links`))
    .update(`${complaintId}\n${createdAt.toISOString()}`)
    .digest('base64url');
}

export function subscriptionTokenHash(secrets: Secrets, identified: Identified): Buffer {
  return hashToken(subscriptionToken(secrets, identified));
}

export function sealAddress(secrets: Secrets, complaintId: string, address: string): Buffer {
  return secrets.seal(label, complaintId, Buffer.from(address));
}

export function openAddress(secrets: Secrets, { complaintId, address }: Subscription): string {
  return secrets.open(label, complaintId, address).toString();
}
