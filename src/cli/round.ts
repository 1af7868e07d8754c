import './require-node.js';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { formatDate, formatDateRange } from '#lib/domain/calendar/date-format.ts';
import { periodName } from '#lib/domain/calendar/period.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import type { SurveyResult } from '#lib/domain/statistics/result.ts';
import { actionsFor, roundActions, type RoundAction } from '#lib/domain/surveys/round.ts';
import { surveySlugs, surveyOf } from '#lib/domain/surveys/survey.ts';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { getStaffResult } from '#lib/server/statistics/service.ts';
import { changeRound, type RoundAddress } from '#lib/server/surveys/change-round.ts';
import { countUncounted } from '#lib/server/surveys/service.ts';
import { readRoundAddress } from './round-address.ts';
import { runCommand } from './run-command.ts';
import { withReadyRuntime } from './with-runtime.ts';

const usage = `Usage: npm run round -- ${[...roundActions, 'show'].join('|')} ${surveySlugs.join('|')} 2026-tw4`;
const actor: Actor = { kind: 'program', name: 'cli' };

function readArguments(): RoundAddress & { readonly action: RoundAction | 'show' } {
  const [word, ...rest] = process.argv.slice(2);
  const action = [...roundActions, 'show' as const].find((known) => known === word);
  if (!action) throw new OperatorError(usage);
  return { action, ...readRoundAddress(rest, usage) };
}

async function show(runtime: Runtime, { slug, period }: RoundAddress): Promise<void> {
  const { round, status, result, heldN, withHeld } = await getStaffResult(runtime, slug, period);
  const { late, quarantined, voided } = await countUncounted(runtime, round);
  const next = actionsFor(status).join(', ');
  const lines = [
    ['window', formatDateRange(round.opensOn, round.closesOn, 'en')],
    ['status', `${status}${round.version > 0 ? `, version ${round.version}` : ''}; next: ${next}`],
    ['published', round.publishedAt ? formatDateTime(round.publishedAt.getTime(), 'en') : 'no'],
    ['counted', `n = ${result.n}, ${indexLine(result)}`],
    ['held back', withHeld ? `${heldN}; with them n = ${withHeld.n}, ${indexLine(withHeld)}` : '0'],
    ['not counted', `${late} late, ${quarantined} in quarantine, ${voided} void`]
  ];
  console.log(`${surveyOf(slug).name.en}, ${periodName(period, 'en')}`);
  for (const [name = '', line] of lines) console.log(`  ${`${name}:`.padEnd(13)}${line}`);
}

function indexLine({ index }: SurveyResult): string {
  if (!index) return 'no index';
  const interval =
    index.interval && [index.interval.low, index.interval.high].map((end) => formatHundredths(end, 'en'));
  const range = interval ? ` (95 % interval ${interval.join('–')})` : '';
  return `${index.code} ${formatHundredths(index.value, 'en')} of ${index.outOf}, grade ${index.grade.code}${range}`;
}

await runCommand(async () => {
  const { action, ...address } = readArguments();
  await withReadyRuntime(readConfig(), async (runtime) => {
    if (action !== 'show') {
      const { moved } = await changeRound(runtime, actor, { ...address, action });
      for (const round of moved) {
        console.log(
          `${periodName(round.period, 'en')}: ${formatDate(round.opensOn, 'en')} to ${formatDate(round.closesOn, 'en')}`
        );
      }
    }
    await show(runtime, address);
  });
});
