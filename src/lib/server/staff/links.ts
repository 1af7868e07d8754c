import { hashToken, newToken } from '#lib/server/auth/token.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { insertLink, voidLinks, type LinkPurpose } from './link-repository.ts';

export const linkMinutes = 30;

/**
 * Makes a one-time link and voids the account's unused ones before it. Links for the first account stay valid beside each other:
 * whichever start printed it, the link a person holds works.
 *
 * @returns its token, which is stored nowhere
 */
export async function issueLink(
  tx: Queryable,
  at: number,
  link: { readonly purpose: LinkPurpose; readonly accountId: string | null; readonly clearsSecondFactor?: boolean }
): Promise<string> {
  const token = newToken();
  const createdAt = new Date(at);
  if (link.accountId !== null) await voidLinks(tx, link.accountId, createdAt);
  await insertLink(tx, {
    clearsSecondFactor: false,
    ...link,
    tokenHash: hashToken(token),
    createdAt,
    expiresAt: new Date(at + linkMinutes * 60_000)
  });
  return token;
}

/** Where the link leads, for joining to the address people type. */
export const linkPath = (token: string): string => `/staf/undangan/${token}`;
