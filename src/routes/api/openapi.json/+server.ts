import { apiEndpoint } from '#lib/server/http/problem.ts';
import { openApiDocument } from '#lib/server/openapi/document.ts';
import packageFile from '../../../../package.json' with { type: 'json' };

export const GET = apiEndpoint(() => Response.json(openApiDocument(packageFile.version)));
