import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAdmission, fullHouse } from '#lib/server/http/admission.ts';
import { bodyLimitOf, tooLargeProblem } from '#lib/server/http/body-limit-handle.ts';
import { withinDeadline } from '#lib/server/http/deadline.ts';
import { internalHeaders } from '#lib/server/http/internal-headers.ts';
import type { RequestHandler } from '#lib/server/http/listener.ts';
import { announcedLength, readBody } from '#lib/server/http/node-body.ts';
import { foreignOrigin, isOurs } from '#lib/server/http/origin-handle.ts';
import { failureResponse, problemResponse } from '#lib/server/http/problem.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { receiveAnswer } from './receive-answer.ts';

const prefix = '/api/v1/responses/';
const limit = bodyLimitOf(prefix);

/** The id in `/api/v1/responses/{id}`; an address written in any other way is the framework's to read. */
function answerId({ method, url }: IncomingMessage): string | undefined {
  if (method !== 'PUT' || !url?.startsWith(prefix)) return undefined;
  const id = url.slice(prefix.length);
  return /^[\w-]+$/.test(id) ? id : undefined;
}

/**
 * Takes survey answers before the framework does: an answer costs three times less, and a tablet that catches up after an
 * afternoon without network sends hundreds. Everything else goes on to `handler`.
 *
 * The framework's own route stands for development and for unusual spellings of the address; the rules are in the functions
 * both call (`docs/decisions/answers-door.md`).
 */
export function answersDoor(runtime: Runtime, handler: RequestHandler): RequestHandler {
  const admission = createAdmission();
  return (request, response, next) => {
    const id = answerId(request);
    if (id === undefined) return handler(request, response, next);
    if (!admission.enter()) return send(response, problemResponse(fullHouse.problem, fullHouse.headers));
    return answer(runtime, id, request, response).finally(() => {
      admission.leave();
    });
  };
}

async function answer(runtime: Runtime, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const refusal = refuse(runtime, request);
    // What breaks off on its way is no JSON, and is told so if anybody still listens.
    const text = refusal ? undefined : await readBody(request, limit).catch(() => '');
    if (refusal || text === undefined) return await send(response, refusal ?? problemResponse(tooLargeProblem(limit)));
    const received = await withinDeadline(
      receiveAnswer(runtime, {
        id,
        contentType: request.headers['content-type'],
        text: () => Promise.resolve(text),
        address: String(request.headers[internalHeaders.address])
      })
    );
    if ('title' in received) return await send(response, problemResponse(received));
    const { status, ...body } = received;
    response.writeHead(status, headers).end(JSON.stringify(body));
  } catch (failure) {
    await send(response, failureResponse(failure));
  }
}

const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** What is refused before its body is kept: pages of other sites, and bodies that announce too much. */
function refuse({ config }: Runtime, request: IncomingMessage): Response | undefined {
  const { origin, [internalHeaders.protocol]: protocol, [internalHeaders.host]: host } = request.headers;
  if (origin !== undefined) {
    const ours = [`${String(protocol)}://${String(host)}`, ...(config.origin ? [config.origin] : [])];
    const isOwnPage = isOurs(
      origin,
      ours.map((address) => new URL(address))
    );
    if (!isOwnPage) return problemResponse(foreignOrigin);
  }
  const length = announcedLength(request);
  return length !== undefined && length > limit ? problemResponse(tooLargeProblem(limit)) : undefined;
}

/** A refusal, while the rest of what the client still sends is read and forgotten. */
async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.req.resume();
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
