import { expect, test } from 'vitest';
import { loggedError } from './logged-error.ts';

const secret = 'petugas@kantor.example';

/** As Drizzle and postgres.js throw it. */
function failedStatement(): Error {
  const cause = Object.assign(new Error(`invalid input syntax for type uuid: "${secret}"`), {
    code: '23514',
    detail: `Failing row contains (1, ${secret}).`,
    parameters: [secret]
  });
  const query = 'insert into "staff_accounts" values ($1)';
  const message = `Failed query: ${query}\nparams: 1,${secret}\nand a second line`;
  return Object.assign(new Error(message, { cause }), { query, params: [secret] });
}

test('a failed statement is logged without its parameters and without the row', () => {
  const logged = loggedError(failedStatement());
  expect(JSON.stringify(logged)).not.toContain(secret);
  expect(logged).toMatchObject({
    type: 'Error',
    message: 'Failed query: insert into "staff_accounts" values ($1)',
    cause: { code: '23514', message: 'invalid input syntax for type uuid' }
  });
});

test('the place of a failure is kept', () => {
  expect(loggedError(new TypeError('broken'))).toMatchObject({
    type: 'TypeError',
    message: 'broken',
    stack: expect.stringContaining('logged-error.test.ts') as string
  });
});

test('an error that was copied into a plain object is one still', () => {
  const copied = { ...failedStatement(), message: 'connection lost', queue: secret };
  expect(loggedError(copied)).toMatchObject({ type: 'Error', message: 'connection lost', stack: '' });
  expect(JSON.stringify(loggedError(copied))).not.toContain(secret);
});

test('an endless chain of causes and things that are no errors end', () => {
  const problem = new Error('round');
  problem.cause = problem;
  expect(JSON.stringify(loggedError(problem)).length).toBeLessThan(20_000);
  expect(loggedError(secret).message).not.toContain(secret);
});
