import type { Role } from '../../src/lib/domain/staff/role.ts';
import type { DeskRecipient } from '../support/desk-recipient.ts';

/** The running site under test, as tests/e2e/run.ts describes it to the browser tests. */
export interface SiteUnderTest {
  readonly url: string;
  readonly lanHttp: string | undefined;
  readonly lanHttps: string | undefined;
  readonly chromium: string;
  /** For command-line programs beside the site. */
  readonly environment: { readonly DATA_DIR: string; readonly KEY_FILE: string };
  /** The key that signs lists of whistleblowing, as a ceremony leaves it; the site trusts it. */
  readonly rootKey: { readonly file: string; readonly passphrase: string };
  /** Path of the link to make the first staff account, as the program printed it; works once. */
  readonly firstAccountPath: string | undefined;
  /** A session of each role, with a second factor where it needs one; not in the journeys. */
  readonly sessions: Readonly<Record<Role, string>> | undefined;
  /** Reads every report from now on; not in the journeys. */
  readonly desk: DeskRecipient | undefined;
  /** The admin's of these. */
  readonly adminSession: string | undefined;
  readonly adminId: string | undefined;
  /** The complaint officer's of these, and the id of an open case. */
  readonly officerSession: string | undefined;
  readonly caseId: string | undefined;
  /** Every theme at every width instead of a cross through the grid. */
  readonly fullAccessibility: boolean;
}

function readSite(): SiteUnderTest {
  const text = process.env.SITE_UNDER_TEST;
  if (!text) throw new Error('Run the browser tests by `npm run test:e2e`; it starts the site they visit.');
  return JSON.parse(text) as SiteUnderTest;
}

export const site = readSite();
