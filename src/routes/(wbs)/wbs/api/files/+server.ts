import { decodeUpload, largestUpload } from '#lib/protocol/wbs1/upload.ts';
import { answer, outcomeAnswer, reporterEndpoint } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { storeChunk } from '#lib/server/whistleblowing/service.ts';

/** One chunk; everything about it stands in the body, nothing in the address. */
export const POST = reporterEndpoint(async ({ request }) => {
  if (request.headers.get('content-type') !== 'application/octet-stream') return answer(415, { problem: 'not_bytes' });
  if (Number(request.headers.get('content-length') ?? largestUpload) > largestUpload) {
    return answer(413, { problem: 'size' });
  }
  const upload = decodeUpload(new Uint8Array(await request.arrayBuffer()));
  if (!upload) return answer(422, { problem: 'shape' });
  return outcomeAnswer(await storeChunk(currentRuntime(), upload));
});
