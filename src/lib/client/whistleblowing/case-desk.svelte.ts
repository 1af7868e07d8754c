import { tick } from 'svelte';
import { office } from '#lib/domain/office/office.ts';
import { writeLetter, type Letter, type LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import type { ClosingReason } from '#lib/domain/whistleblowing/closing-reason.ts';
import type { ReportState } from '#lib/domain/whistleblowing/report-state.ts';
import { desk, DeskRefusal, openKeys } from './desk.svelte.ts';
import { keepMemory } from './keep-memory.ts';
import type { ClosedKey } from './key-desk.ts';
import { fetchFile } from './fetch-file.ts';
import type { ClosedCase, ReadCase, Trust } from './read-case.ts';
import { sendStep } from './send-step.ts';

interface Page {
  readonly opened: ClosedCase & {
    readonly receivedOn: string;
    readonly files: readonly { fileId: string; messageId: string; size: number; complete: boolean }[];
  };
  readonly trust: Trust & { readonly today: string };
  readonly keys: readonly { readonly keyId: string; readonly sealed: unknown; readonly memory: unknown }[];
}

const locked = 'Kunci Anda terkunci lagi. Buka dengan frasa Anda, lalu kirim; tulisan Anda masih di sini.';
const refused = 'Pesan ini tidak dapat ditandatangani. Muat ulang halamannya, lalu coba lagi.';

/** What a report's page shows and does while a key is open. @param reload fetches the page's data again */
export function caseDesk(page: () => Page, reload: () => Promise<void>) {
  let read = $state.raw<ReadCase>();
  let reading: Promise<unknown> = Promise.resolve();
  const keysOf = () => $state.snapshot(page().keys) as unknown as ClosedKey[];

  $effect(() => {
    if (openKeys().length === 0) {
      read = undefined;
      return;
    }
    const { opened, trust } = page();
    reading = desk
      .call('read', $state.snapshot(opened) as ClosedCase, $state.snapshot(trust) as Trust, keysOf())
      .then((found) => {
        read = found;
        const newest = found.messages.filter(({ letter }) => letter !== undefined).at(-1)?.seq ?? 0;
        if (found.alarms.length > 0) return;
        void sendStep(opened.report.id, { step: 'read', seq: newest });
        void keepMemory();
      })
      .catch(() => (read = undefined));
  });

  async function send(work: (reportId: string) => Promise<string>): Promise<string> {
    try {
      const problem = await work(page().opened.report.id);
      if (problem === '') {
        await reload();
        // The next message follows this one: it waits until the worker has read it.
        await tick();
        await reading;
      }
      return problem;
    } catch (failure) {
      return failure instanceof DeskRefusal && failure.locked ? locked : refused;
    }
  }

  const today = () => page().trust.today;
  const message = (kind: 'text' | 'note', letter: Partial<Letter>) =>
    send(async (id) => {
      const signed = await desk.call('write', id, { kind, text: writeLetter(letter), today: today() });
      return sendStep(id, { step: 'message', ...signed } as never);
    });

  const fileOf = (messageId: string, fileId: string) =>
    page().opened.files.find((file) => file.fileId === fileId && file.messageId === messageId);

  return {
    get read() {
      return read;
    },
    isWhole: (messageId: string, fileId: string) => fileOf(messageId, fileId)?.complete ?? false,
    fetchFile: async (messageId: string, file: LetterFile): Promise<string> => {
      try {
        await fetchFile(page().opened.report.id, $state.snapshot(file), fileOf(messageId, file.fileId)?.size ?? 0);
        return '';
      } catch {
        return 'Lampiran ini tidak utuh, jadi tidak disimpan.';
      }
    },
    reply: (text: string) => message('text', { text }),
    note: (text: string) => message('note', { text }),
    /** The reporter asked for a proof of filing that nobody has sent yet. */
    get owesProof() {
      const letters = (sender: string) => read?.messages.filter((one) => one.sender === sender) ?? [];
      return (
        letters('reporter').some(({ letter }) => letter?.wantsProof) &&
        !letters('office').some(({ letter }) => letter?.proof)
      );
    },
    sendProof: () =>
      send(async (id) => {
        const filed = { office: office.name, day: page().opened.receivedOn, today: today() };
        return sendStep(id, { step: 'message', ...(await desk.call('prove', id, filed)) } as never);
      }),
    changeState: ({ state, reason, text }: { state: string; reason: string | null; text: string }) =>
      send(async (id) => {
        const to = { state: state as ReportState, reason: reason as ClosingReason | null };
        const signed = await desk.call('write', id, {
          kind: 'state',
          text: writeLetter({ ...to, text }),
          today: today()
        });
        return sendStep(id, { step: 'state', ...signed, ...to } as never);
      }),
    grant: (keyId: string) =>
      send(async (id) => sendStep(id, { step: 'grant', ...(await desk.call('grant', id, { keyId, today: today() })) })),
    /** Takes what is shown for the whole truth, after a restore that the reader knows of. */
    accept: () =>
      send(async (id) => {
        await desk.call('accept', id);
        return '';
      }),
    recuse: async (): Promise<string> => {
      const { report, wraps } = page().opened;
      const holding = wraps.map(({ keyId }) => keyId);
      const deed = await desk.call('recuse', report.id, holding).catch(() => undefined);
      return deed
        ? sendStep(report.id, { step: 'recuse', ...deed })
        : 'Buka kunci Anda dahulu: pernyataan ini ditandatangani.';
    }
  };
}
