import { DomainError } from '#lib/domain/errors.ts';
import { roleNames, roles, type Role } from '#lib/domain/staff/role.ts';
import { acceptLink } from '#lib/server/staff/accept-link.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { StaffDependencies } from '#lib/server/staff/dependencies.ts';

export interface DemoAccount {
  readonly role: Role;
  readonly email: string;
  /** As it was made; whoever signed in may have changed it. */
  readonly password: string;
}

/** One account a role, and a second recipient of whistleblowers' reports, because they need two. The passwords follow from the key file, so they can be printed at each start and are stored nowhere. */
export async function ensureDemoAccounts(deps: StaffDependencies): Promise<DemoAccount[]> {
  const names = [...roles.map((role) => ({ role, name: role })), secondRecipient];
  const accounts = names.map(({ role, name }) => ({
    role,
    email: `${name.replaceAll('_', '-')}@demo.example`,
    password: groupsOfFour(deps.secrets.subkey(`demo account ${name}`))
  }));
  for (const account of accounts) await makeAccount(deps, account);
  return accounts;
}

const secondRecipient: { readonly role: Role; readonly name: string } = {
  role: 'wbs_recipient',
  name: 'wbs_recipient_2'
};

async function makeAccount(deps: StaffDependencies, { role, email, password }: DemoAccount): Promise<void> {
  try {
    const invite = { role, email, name: `Akun simulasi ${roleNames[role].toLowerCase()}` };
    const { path } = await createInvite(deps, { kind: 'program', name: 'demo' }, invite);
    await acceptLink(deps, path.split('/').at(-1) ?? '', { password }, 'npm run demo');
  } catch (problem) {
    if (!(problem instanceof DomainError && problem.code === 'conflict')) throw problem;
  }
}

/** Sixteen letters and digits, easy to type. */
function groupsOfFour(secret: Buffer): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const typed = Array.from(secret.subarray(0, 16), (byte) => letters[byte % letters.length]).join('');
  return (typed.match(/.{4}/g) ?? []).join('-');
}
