/** Where whistleblowing lives: its rooms on each floor, and its pages. */
const whistleblowing = '^src/(lib/[a-z]+/whistleblowing/|routes/\\(wbs\\)/|routes/\\(staff\\)/staf/wbs/)';

/** The arrows of the house: every rule here is one wall. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^src/lib/i18n/generated' },
      to: { circular: true }
    },
    {
      name: 'domain-imports-itself-and-zod',
      comment:
        'The domain holds rules only. calendar may use temporal-polyfill, charts the types of Chart.js, whistleblowing its protocol.',
      severity: 'error',
      from: { path: '^src/lib/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^src/lib/domain/',
          '^src/lib/protocol/',
          '(^|/)zod(/|$)',
          '(^|/)temporal-polyfill(/|$)',
          '(^|/)chart\\.js(/|$)'
        ]
      }
    },
    {
      name: 'protocol-depends-on-itself',
      comment: 'What encrypts is small enough to be read whole: nothing of the rest of the program enters it.',
      severity: 'error',
      from: { path: '^src/lib/protocol/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src/lib/protocol/', '(^|/)@hpke/(core|dhkem-x25519)(/|$)', '(^|/)@noble/curves(/|$)'] }
    },
    {
      name: 'whistleblowing-alone-speaks-its-protocol',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/lib/protocol/', whistleblowing, '^src/lib/server/db/schema/whistleblowing\\.ts$', '^src/cli/']
      },
      to: { path: '^src/lib/protocol/' }
    },
    {
      name: 'whistleblowing-is-imported-by-nobody-else',
      comment:
        'Its own routes, the commands, the jobs that poll it, the counts in statistics, the numbers on the staff home; its limits stand among the settings, its words among the columns, its simulated reports in the demo.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          whistleblowing,
          '^src/cli/',
          '^src/hooks\\.server\\.ts$',
          '^src/lib/server/jobs/(whistleblowing-jobs|mail-writer)\\.ts$',
          '^src/lib/server/statistics/whistleblowing-counts\\.ts$',
          '^src/lib/server/staff/due-items\\.ts$',
          '^src/lib/server/db/schema/whistleblowing\\.ts$',
          '^src/lib/domain/settings/',
          '^src/lib/domain/demo/(report-scenarios|simulated-reports)\\.ts$'
        ]
      },
      to: { path: '^src/lib/[a-z]+/whistleblowing/' }
    },
    {
      name: 'temporal-only-in-calendar',
      severity: 'error',
      from: { path: '^src/lib/domain/(?!calendar/)', pathNot: '\\.test\\.ts$' },
      to: { path: '(^|/)temporal-polyfill(/|$)' }
    },
    {
      name: 'components-know-no-server',
      severity: 'error',
      from: { path: '^src/lib/(components|client)/' },
      to: { path: '^src/(lib/server|routes|cli)/' }
    },
    {
      name: 'server-knows-no-routes-or-components',
      severity: 'error',
      from: { path: '^src/lib/server/' },
      to: { path: '^src/(routes|cli|lib/components|lib/client)/' }
    },
    {
      name: 'drizzle-only-in-repositories-and-db',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/lib/server/db/',
          'repository\\.ts$',
          '^src/lib/server/auth/lucia\\.ts$',
          '^src/lib/server/jobs/boss\\.ts$',
          '^src/lib/server/http/rate-limits\\.ts$'
        ]
      },
      to: { path: '(^|/)(drizzle-orm|postgres)(/|$)' }
    },
    {
      name: 'one-file-imports-lucia',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/lib/server/auth/lucia\\.ts$' },
      to: { path: '(^|/)(lucia|@lucia-auth)(/|$)' }
    },
    {
      name: 'areas-meet-at-services',
      comment: 'An area uses another through its service.ts.',
      severity: 'error',
      from: {
        path: '^src/lib/server/(surveys|statistics|plan|complaints|whistleblowing|staff|audit|settings|mail|calendar)/'
      },
      to: {
        path: '^src/lib/server/(surveys|statistics|plan|complaints|whistleblowing|staff|audit|settings|mail|calendar)/(?!.*service\\.ts$)',
        pathNot: '^src/lib/server/$1/'
      }
    },
    {
      name: 'exports-and-jobs-meet-services-and-presenters',
      comment:
        'What writes files, runs jobs or signs people in asks an area through its service; a file may show what a presenter lets out. ' +
        'published-results.ts stands above the service of statistics, which cannot re-export it without a cycle.',
      severity: 'error',
      from: { path: '^src/lib/server/(exports|jobs|auth)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/lib/server/(surveys|statistics|plan|complaints|whistleblowing|staff|audit|settings|mail|calendar)/',
        pathNot: '(service|presenter)\\.ts$|/statistics/published-results\\.ts$'
      }
    },
    {
      name: 'routes-call-services-and-presenters',
      severity: 'error',
      from: { path: '^src/routes/' },
      to: { path: ['repository\\.ts$', '^src/lib/server/db/'] }
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^\\$', '\\$types'] }
    }
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'src/lib/i18n/generated'] },
    exclude: { path: ['\\$types', '^\\$(app|env|service-worker)'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['svelte', 'import', 'node', 'default'] }
  }
};
