import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { z, type ZodType } from 'zod';
import { planSchema } from '#lib/domain/plan/plan.ts';
import { responseIdSchema, submissionSchema } from '#lib/domain/surveys/response.ts';
import { surveySlugs } from '#lib/domain/surveys/survey.ts';
import { recapAnswerSchema } from '#lib/server/complaints/recap-json-presenter.ts';
import { resultAnswerSchema, resultListSchema } from '#lib/server/statistics/result-schema.ts';
import { surveyAnswerSchema, surveyListSchema } from '#lib/server/surveys/survey-schema.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional()
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const slug = z.enum(surveySlugs).meta({ description: 'Address of the survey.' });
const period = z
  .string()
  .regex(/^\d{4}-tw[1-4]$/)
  .meta({ description: 'Quarter of the office.', example: '2026-tw4' });

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .meta({ description: 'Month of the office.', example: '2026-11' });

function json(description: string, schema: ZodType): ZodOpenApiResponseObject {
  return { description, content: { 'application/json': { schema } } };
}

function failure(description: string): ZodOpenApiResponseObject {
  return { description, content: { 'application/problem+json': { schema: problem } } };
}

function read(summary: string, schema: ZodType, path?: z.ZodObject): ZodOpenApiOperationObject {
  return {
    summary,
    ...(path && { requestParams: { path } }),
    responses: {
      '200': json('Found', schema),
      ...(path && { '404': failure('Not there, or not published yet') }),
      '503': failure('The server or its database is not ready; try again later')
    }
  };
}

const submit: ZodOpenApiOperationObject = {
  summary: 'Store one answer exactly once',
  description:
    'The device makes the id before it asks the first question and repeats the request until it gets an answer. 200, 201, 409 and 410 mean that the server has the answer: erase it. 429, 5xx and no network: send it again. Any other 4xx: keep it and show it to a person.',
  requestParams: { path: z.object({ id: responseIdSchema }) },
  requestBody: { required: true, content: { 'application/json': { schema: submissionSchema } } },
  responses: {
    '200': json('The same answer is stored already', z.object({ stored: z.literal(true) })),
    '201': json('Stored', z.object({ stored: z.literal(true) })),
    '400': failure('Not valid JSON'),
    '403': failure('Sent by a page of another site'),
    '409': failure('Another answer is stored under this id; this one is kept apart and not counted'),
    '410': failure('The round has closed; the answer is kept and not counted'),
    '413': failure('Larger than 16 kB'),
    '415': failure('Not application/json'),
    '422': failure('Does not fit the questionnaire; errors names the fields'),
    '429': failure('Too many requests for this server; try again later'),
    '503': failure('The server or its database is not ready; try again later')
  }
};

/** The description of the public API, made from the schemas the API itself checks with. */
export function openApiDocument(version: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Suara Integritas',
      version,
      description: 'Surveys, results and action plan of the office. No key, no cookie.'
    },
    paths: {
      '/api/v1/responses/{id}': { put: submit },
      '/api/v1/surveys': { get: read('Surveys with the round of today', surveyListSchema) },
      '/api/v1/surveys/{slug}': {
        get: read('A survey, its questionnaire and its round of today', surveyAnswerSchema, z.object({ slug }))
      },
      '/api/v1/results/{slug}': {
        get: read('Published quarters of a survey, oldest first', resultListSchema, z.object({ slug }))
      },
      '/api/v1/results/{slug}/{period}': {
        get: read('A published quarter', resultAnswerSchema, z.object({ slug, period }))
      },
      '/api/v1/plans/{year}': {
        get: read('The action plan of a year', planSchema.meta({ id: 'Plan' }), z.object({ year: z.string() }))
      },
      '/api/v1/complaints/recaps/{month}': {
        get: read('The counters of a month of complaints that has ended', recapAnswerSchema, z.object({ month }))
      },
      '/api/v1/health': {
        get: {
          summary: 'The process answers',
          responses: { '200': json('Alive', z.object({ status: z.literal('ok') })) }
        }
      },
      '/api/v1/ready': {
        get: {
          summary: 'The database answers and has the schema of the program',
          responses: { '200': json('Ready', z.object({ status: z.literal('ready') })), '503': failure('Not ready') }
        }
      }
    }
  });
}
