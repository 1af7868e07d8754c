import { DomainError } from '#lib/domain/errors.ts';
import { roles, type Role } from '#lib/domain/staff/role.ts';
import { acceptLink } from '#lib/server/staff/accept-link.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import type { StaffDependencies } from '#lib/server/staff/dependencies.ts';

export interface DemoAccount {
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  /** As it was made; whoever signed in may have changed it. */
  readonly password: string;
}

/** One account a role, and a second recipient of whistleblowers' reports, because they need two. The passwords follow from the key file, so they can be printed at each start and are stored nowhere. */
export async function ensureDemoAccounts(deps: StaffDependencies): Promise<DemoAccount[]> {
  const seats: readonly { role: Role; seat: Seat }[] = [
    ...roles.map((role) => ({ role, seat: role })),
    secondRecipient
  ];
  const accounts = seats.map(({ role, seat }) => ({
    role,
    email: `${seat.replaceAll('_', '-')}@demo.example`,
    name: `Akun simulasi ${shownNames[seat]}`,
    password: groupsOfFour(deps.secrets.subkey(`demo account ${seat}`))
  }));
  for (const account of accounts) await makeAccount(deps, account);
  return accounts;
}

type Seat = Role | 'wbs_recipient_2';

const secondRecipient = { role: 'wbs_recipient', seat: 'wbs_recipient_2' } as const;

/** The two recipients differ, or nobody could tell in the trail who did what. */
const shownNames: Readonly<Record<Seat, string>> = {
  admin: 'admin',
  survey_officer: 'petugas survei',
  complaint_officer: 'petugas pengaduan',
  wbs_recipient: 'kepatuhan internal',
  wbs_recipient_2: 'inspektorat',
  leadership: 'pimpinan'
};

async function makeAccount(deps: StaffDependencies, { role, email, password, name }: DemoAccount): Promise<void> {
  try {
    const invite = { role, email, name };
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
