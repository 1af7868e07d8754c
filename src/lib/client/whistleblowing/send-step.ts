import type { DeskStep } from '#lib/domain/whistleblowing/desk-step.ts';

/** Why a request was refused, in words a person can act on; empty when it was not. */
export type Refusal = string;

const away = 'Server tidak menjawab. Tulisan Anda masih di sini; coba lagi sebentar lagi.';

const proveFirst =
  'Buktikan dahulu bahwa ini Anda: buka /staf/bukti di tab lain, lalu tekan sekali lagi. Tulisan Anda masih di sini.';

/** Sends JSON to a page of ours. @returns what is wrong, or an empty text */
export async function sendJson(address: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<Refusal> {
  try {
    const response = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body)
    });
    if (response.redirected && new URL(response.url).pathname === '/staf/bukti') return proveFirst;
    if (response.redirected) return 'Sesi Anda sudah berakhir. Masuklah lagi di tab lain, lalu kirim ulang.';
    if (response.ok) return '';
    const { message } = (await response.json()) as { message?: string };
    return message ?? away;
  } catch {
    return away;
  }
}

/** One step on a report. The id stands in the address: these are the office's own pages, behind a sign-in. */
export const sendStep = (reportId: string, step: DeskStep): Promise<Refusal> =>
  sendJson(`/staf/wbs/${reportId}/langkah`, step);
