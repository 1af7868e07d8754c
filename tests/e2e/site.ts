/** The running site under test, as tests/e2e/run.ts describes it to the browser tests. */
export interface SiteUnderTest {
  readonly url: string;
  readonly lanHttp: string | undefined;
  readonly lanHttps: string | undefined;
  readonly chromium: string;
  /** For command-line programs beside the site. */
  readonly environment: { readonly DATA_DIR: string; readonly KEY_FILE: string };
  /** Path of the link to make the first staff account, as the program printed it; works once. */
  readonly firstAccountPath: string | undefined;
  /** An admin's session, with a second factor; only for the accessibility run. */
  readonly adminSession: string | undefined;
  readonly adminId: string | undefined;
  /** A complaint officer's, likewise, and the id of an open case. */
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
