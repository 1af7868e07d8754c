import type { HandleServerError } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { provideRuntime, type Runtime } from '#lib/server/runtime.ts';
import { handleError } from './unexpected-error.ts';

function failAt(path: string, status = 500) {
  const [lines, counted]: [unknown[], unknown[]] = [[], []];
  const log = { error: (fields: unknown) => void lines.push(fields) };
  const reporterFailures = { note: (failure: unknown) => void counted.push(failure) };
  provideRuntime({ log, reporterFailures } as unknown as Runtime);
  const error = new Error('kata pelapor');
  const event = { url: new URL(path, 'http://localhost'), route: { id: null } };
  const shown = handleError({ error, event, status, message: 'Gagal' } as Parameters<HandleServerError>[0]);
  return { shown, lines: lines.length, counted: counted.length };
}

test('of a reporter’s request, found or not, the failure is counted and not logged', () => {
  for (const path of ['/wbs/kotak', '/en/wbs', '/wbs/tidak-ada']) {
    expect(failAt(path)).toEqual({ shown: { message: 'Gagal' }, lines: 0, counted: 1 });
  }
});

test('of any other, the staff’s own included, it is logged', () => {
  for (const path of ['/', '/staf/wbs', '/wbsx']) {
    expect(failAt(path)).toEqual({ shown: { message: 'Gagal' }, lines: 1, counted: 0 });
  }
});

test('what is not there is no failure', () => {
  expect(failAt('/wbs/tidak-ada', 404)).toMatchObject({ lines: 0, counted: 0 });
});
