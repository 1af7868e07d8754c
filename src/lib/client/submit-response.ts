import type { Visit } from '#lib/domain/surveys/visit.ts';

/** What a status of `PUT /api/v1/responses/{uuid}` means for the device: keep asking, erase, or keep and say so. */
export type Outcome = 'counted' | 'late' | 'conflict' | 'retry' | 'refused';

export type Delivered = Exclude<Outcome, 'retry'>;

export function outcomeOf(status: number): Outcome {
  if (status === 200 || status === 201) return 'counted';
  if (status === 409) return 'conflict';
  if (status === 410) return 'late';
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) return 'refused';
  return 'retry';
}

const firstDelayMs = 2_000;
const longestDelayMs = 60_000;

/** Doubles up to a minute; the jitter (0 ≤ random < 1) keeps tablets that lost the same network from returning in step. */
export function retryDelayMs(attempt: number, random: number, retryAfterSeconds: number | null): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 10));
  const own = Math.round(full * (0.5 + random / 2));
  return Math.max(own, Math.min((retryAfterSeconds ?? 0) * 1000, 10 * longestDelayMs));
}

/** UUID version 4 from 16 random bytes: pages on plain HTTP have no `crypto.randomUUID`. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = [...bytes.slice(0, 16)]
    .map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An answer ready to be sent. It never changes again, so that a repeated sending is recognised as the same. */
export interface SealedResponse {
  readonly id: string;
  readonly body: string;
}

export interface Sealing {
  readonly id: string;
  readonly channel: 'web' | 'qr' | 'kiosk';
  /** Device clock, milliseconds since 1970 UTC. */
  readonly takenAt: number;
  /** Device clock minus server clock. */
  readonly clockOffsetMs: number | null;
}

export function sealVisit(visit: Visit, { id, channel, takenAt, clockOffsetMs }: Sealing): SealedResponse {
  const suggestion = visit.suggestion.trim();
  return {
    id,
    body: JSON.stringify({
      survey: visit.survey,
      instrument: visit.instrument,
      channel,
      takenAt: new Date(takenAt).toISOString(),
      answers: visit.answers,
      respondent: visit.profile,
      suggestion: suggestion === '' ? null : suggestion,
      durationMs: Math.max(0, Math.round(takenAt - visit.startedAt)),
      clockOffsetMs: clockOffsetMs === null ? null : Math.round(clockOffsetMs)
    })
  };
}

export interface Transport {
  readonly fetch: typeof fetch;
  /** Resolves after the delay, or earlier when somebody asks to try again. */
  readonly wait: (delayMs: number) => Promise<void>;
  /** 0 ≤ value < 1 */
  readonly random: () => number;
  readonly onWaiting: (reason: 'network' | 'server') => void;
}

const attemptTimeoutMs = 20_000;

/** Sends until the server has the answer or refuses it for good; never rejects. */
export async function deliver(sealed: SealedResponse, transport: Transport): Promise<Delivered> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await attemptOnce(sealed, transport.fetch);
    const outcome = response ? outcomeOf(response.status) : 'retry';
    if (outcome !== 'retry') return outcome;
    transport.onWaiting(response ? 'server' : 'network');
    const retryAfter = Number(response?.headers.get('retry-after') ?? Number.NaN);
    await transport.wait(retryDelayMs(attempt, transport.random(), Number.isFinite(retryAfter) ? retryAfter : null));
  }
}

/** Undefined when no answer of ours came back: no network, no time, or a login page of a Wi-Fi in between. */
async function attemptOnce({ id, body }: SealedResponse, send: typeof fetch): Promise<Response | undefined> {
  try {
    const response = await send(`/api/v1/responses/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(attemptTimeoutMs)
    });
    const foreign = response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html');
    return foreign ? undefined : response;
  } catch {
    return undefined;
  }
}
