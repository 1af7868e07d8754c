import { expect, it } from 'vitest';
import { respondentFields } from '#lib/domain/surveys/respondent.ts';
import { openApiDocument } from './document.ts';

const text = JSON.stringify(openApiDocument('1.2.3'));

it('describes every address of the public API', () => {
  expect(Object.keys(openApiDocument('1.2.3').paths ?? {})).toEqual([
    '/api/v1/responses/{id}',
    '/api/v1/surveys',
    '/api/v1/surveys/{slug}',
    '/api/v1/results/{slug}',
    '/api/v1/results/{slug}/{period}',
    '/api/v1/plans/{year}',
    '/api/v1/complaints/recaps/{month}',
    '/api/v1/health',
    '/api/v1/ready'
  ]);
});

it('lists every code of the respondent profile', () => {
  const codes = Object.values(respondentFields).flatMap(({ choices }) => Object.keys(choices));
  expect(codes.filter((code) => !text.includes(`"${code}"`))).toEqual([]);
});

it('says where the database is needed, and names what can be missing', () => {
  const reads = Object.entries(openApiDocument('1.2.3').paths ?? {}).flatMap(([path, { get }]) =>
    get ? [[path, Object.keys(get.responses ?? {})] as const] : []
  );
  expect(Object.fromEntries(reads)).toMatchObject({
    '/api/v1/surveys': ['200', '503'],
    '/api/v1/results/{slug}/{period}': ['200', '404', '503'],
    '/api/v1/health': ['200']
  });
});
