import './require-node.js';
import { formatPeriod } from '#lib/domain/calendar/period.ts';
import { formatHundredths } from '#lib/domain/statistics/number-format.ts';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { recountRound } from '#lib/server/statistics/recount.ts';
import { readRoundAddress } from './round-address.ts';
import { runCommand } from './run-command.ts';
import { withReadyRuntime } from './with-runtime.ts';

const usage = 'Usage: npm run recount -- pelayanan-publik|persepsi-korupsi|kualitas-pelayanan 2026-tw4';

await runCommand(async () => {
  const { slug, period } = readRoundAddress(process.argv.slice(2), usage);
  await withReadyRuntime(readConfig(), async (runtime) => {
    const { result, differences } = await recountRound(runtime, slug, period);
    const name = `${slug} ${formatPeriod(period)}`;
    if (differences.length === 0) {
      const index = result.index
        ? `${result.index.code} ${formatHundredths(result.index.value, 'en')} of ${result.index.outOf}`
        : 'no index';
      console.log(`${name}: identical, n = ${result.n}, ${index}`);
      return;
    }
    for (const { standing, channel, where, stored, recounted } of differences) {
      console.log(`${name}: ${standing}, ${channel}, ${where}: stored ${stored}, recounted ${recounted}`);
    }
    throw new OperatorError(`${name}: ${differences.length} numbers differ; the recounted ones are right.`);
  });
});
