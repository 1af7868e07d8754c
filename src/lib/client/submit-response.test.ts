import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { submissionSchema } from '#lib/domain/surveys/response.ts';
import { answerItem, beginVisit } from '#lib/domain/surveys/visit.ts';
import { deliver, outcomeOf, retryDelayMs, sealVisit, uuidFrom, type Transport } from './submit-response.ts';

const sealed = { id: '7d444840-9dc0-41d1-b245-5ffdce74fad2', body: '{}' };

type Step = number | 'down' | { status: number; headers: Record<string, string> };

/** A network that answers with the given steps in order and records what was asked of it. */
function network(...steps: Step[]) {
  const sent: { url: string; body: string }[] = [];
  const delays: number[] = [];
  const reasons: string[] = [];
  const transport: Transport = {
    fetch: async (input, init) => {
      sent.push({ url: input as string, body: init?.body as string });
      const step = steps.shift();
      if (step === undefined || step === 'down') throw new TypeError('network');
      return typeof step === 'number' ? new Response(null, { status: step }) : new Response('', step);
    },
    wait: async (delayMs) => void delays.push(delayMs),
    random: () => 0,
    onWaiting: (reason) => void reasons.push(reason)
  };
  return { transport, sent, delays, reasons };
}

describe('outcomeOf', () => {
  test.each([
    [200, 'counted'],
    [201, 'counted'],
    [409, 'conflict'],
    [410, 'late'],
    [408, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
    [400, 'refused'],
    [403, 'refused'],
    [413, 'refused'],
    [415, 'refused'],
    [422, 'refused']
  ] as const)('%i is %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});

describe('deliver', () => {
  test('keeps the same id and body through a cut network and a busy server', async () => {
    const { transport, sent, reasons } = network('down', 503, 201);
    await expect(deliver(sealed, transport)).resolves.toBe('counted');
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
    expect(reasons).toEqual(['network', 'server']);
  });

  test('an answer whose confirmation was lost is counted once: the repetition is answered with 200', async () => {
    const { transport } = network('down', 200);
    await expect(deliver(sealed, transport)).resolves.toBe('counted');
  });

  test('waits as long as the server asks', async () => {
    const { transport, delays } = network({ status: 429, headers: { 'retry-after': '30' } }, 201);
    await deliver(sealed, transport);
    expect(delays).toEqual([30_000]);
  });

  test('does not take the login page of a Wi-Fi for our server', async () => {
    const { transport, reasons } = network({ status: 200, headers: { 'content-type': 'text/html' } }, 201);
    await expect(deliver(sealed, transport)).resolves.toBe('counted');
    expect(reasons).toEqual(['network']);
  });

  test('stops at a refusal that a repetition cannot mend', async () => {
    const { transport, sent } = network(422);
    await expect(deliver(sealed, transport)).resolves.toBe('refused');
    expect(sent).toHaveLength(1);
  });
});

test('delays grow to a minute and stay within half of it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const delay = retryDelayMs(attempt, random, null);
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThanOrEqual(60_000);
    })
  );
});

test('ids are valid UUIDs of version 4', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      expect(uuidFrom(bytes)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    })
  );
});

test('a sealed visit fits the contract of the server', () => {
  const visit = answerItem(
    beginVisit('pelayanan-publik', 'skm-2017@1', Date.UTC(2026, 10, 1), { sex: 'female' }),
    'cost',
    4
  );
  const { body } = sealVisit(
    { ...visit, suggestion: '  Kursi tunggu ditambah.  ' },
    { id: sealed.id, channel: 'web', takenAt: Date.UTC(2026, 10, 1, 0, 2), clockOffsetMs: -412.5 }
  );
  expect(submissionSchema.parse(JSON.parse(body))).toMatchObject({
    answers: { cost: 4 },
    respondent: { sex: 'female' },
    suggestion: 'Kursi tunggu ditambah.',
    durationMs: 120_000,
    clockOffsetMs: -412
  });
});
