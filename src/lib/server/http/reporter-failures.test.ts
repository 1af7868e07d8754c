import { expect, onTestFinished, test } from 'vitest';
import { createReporterFailures, tellHourly, untilFullHour } from './reporter-failures.ts';

const word = 'kata pelapor';

function watched() {
  const lines: unknown[] = [];
  return { lines, failures: createReporterFailures({ error: (fields: unknown) => void lines.push(fields) }) };
}

test('a failure leaves no line until the failures are told, and then once, by kind and number', () => {
  const { lines, failures } = watched();
  failures.note(new TypeError(word));
  failures.note(new TypeError(word));
  failures.note(word);
  expect(lines).toEqual([]);
  failures.tell();
  failures.tell();
  expect(lines).toEqual([{ path: '/wbs', failures: { TypeError: 2, string: 1 } }]);
});

test('a kind holds the code of the system or the database, and nothing that could be somebody’s words', () => {
  const { lines, failures } = watched();
  const cause = Object.assign(new Error(word), { code: '53100' });
  failures.note(new Error(word, { cause }));
  failures.note(Object.assign(new Error(word), { code: 'ENOSPC' }));
  failures.note(Object.assign(new Error(word), { name: word, code: word }));
  failures.tell();
  expect(lines).toEqual([{ path: '/wbs', failures: { Error: 1, 'Error 53100': 1, 'Error ENOSPC': 1 } }]);
});

test('the wait ends at the full hour', () => {
  const at = (time: string) => untilFullHour(Date.parse(`2026-11-24T${time}Z`));
  expect([at('10:00:00.000'), at('10:59:59.999'), at('10:15:00.000')]).toEqual([3_600_000, 1, 2_700_000]);
});

test('what was counted is told at the full hour, and the rest at the end', async () => {
  const { lines, failures } = watched();
  let now = Date.parse('2026-11-24T10:59:59.950Z');
  const stop = tellHourly(failures, () => now);
  onTestFinished(stop);
  now = Date.parse('2026-11-24T11:00:00.000Z');
  failures.note(new Error(word));
  expect(lines).toEqual([]);
  await expect.poll(() => lines.length).toBe(1);
  failures.note(new Error(word));
  stop();
  expect(lines).toHaveLength(2);
});
