import { forbidden } from '#lib/domain/errors.ts';
import type { Permission } from '#lib/domain/staff/permission.ts';
import { roleHas, type Role } from '#lib/domain/staff/role.ts';

/**
 * Who does something: a signed-in member of staff, a complainant who gave the code of a case, or a part of the program that nobody
 * signs in to.
 */
export type Actor =
  | { readonly kind: 'staff'; readonly accountId: string; readonly role: Role }
  | { readonly kind: 'complainant' }
  | { readonly kind: 'program'; readonly name: 'cli' | 'start' | 'jobs' | 'demo' | 'bench' };

/** The actor as the audit log writes it: an account id, `complainant`, or the part's name. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'complainant') return actor.kind;
  return actor.kind === 'staff' ? actor.accountId : actor.name;
}

/** The program itself may do everything: whoever runs it holds the data anyway. A complainant has no permission: the code is it. */
export function actorMay(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'complainant') return false;
  return actor.kind === 'program' || roleHas(actor.role, permission);
}

/**
 * The use case's own lock, behind the one at the route.
 *
 * @throws DomainError `forbidden`
 */
export function requireMay(actor: Actor, permission: Permission): void {
  if (!actorMay(actor, permission)) throw forbidden('Peran Anda tidak mencakup pekerjaan ini. Mintalah kepada admin.');
}
