import type { LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import type { Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { contentHash, signDeed } from '#lib/protocol/wbs1/deed.ts';
import {
  emptyMemory,
  mergedMemory,
  openMemory,
  remembered,
  sealMemory,
  type DeskMemory,
  type SealedMemory
} from './desk-memory.ts';
import { sealForward, signForward, type SignedForward } from './forward-file.ts';
import { isIdle } from './idle-lock.ts';
import { openFile } from './open-file.ts';
import { readCase, type CaseSecrets, type ClosedCase, type ReadCase, type Trust } from './read-case.ts';
import {
  makeRecipientKey,
  resealRecipientKey,
  unlockRecipientKey,
  type PublicKeyFile,
  type Tools,
  type UnlockedKey
} from './recipient-keys.ts';
import type { SealedSecret } from './sealed-secret.ts';
import {
  grantCase,
  liveKey,
  writeOfficeMessage,
  writeProof,
  type OfficeKind,
  type SignedMessage
} from './write-case.ts';

/** A recipient's own key as the server keeps it. */
export interface ClosedKey {
  readonly keyId: string;
  readonly sealed: SealedSecret;
  /** Null: there is none, which a key that was ever used does not have. */
  readonly memory: SealedMemory | null;
}

/**
 * What a recipient's browser does with its keys: the only place that holds them, and the reports' keys they open. It lives in a
 * worker's memory, never in a storage; everything is gone after ten idle minutes, at a lock and with the tab.
 */
export interface KeyDesk {
  make: (
    passphrase: string,
    trust: Pick<Trust, 'rootKey' | 'instanceId'>
  ) => Promise<{ shown: PublicKeyFile; sealed: SealedSecret; memory: SealedMemory }>;
  /** Keys that are open stay so. @returns ids of all that are open; @throws Error when the passphrase opened none */
  unlock: (passphrase: string, closed: readonly ClosedKey[]) => Promise<string[]>;
  /** @param former the sealed form it takes the place of */
  reseal: (
    passphrase: string,
    keyId: string,
    former: unknown
  ) => Promise<{ keyId: string; sealed: SealedSecret; proof: string }>;
  /** @param kept what the server keeps now: another tab may have seen more */
  read: (closed: ClosedCase, trust: Trust, kept?: readonly Pick<ClosedKey, 'keyId' | 'memory'>[]) => Promise<ReadCase>;
  /** What the server is to keep, when there is news; call `kept` when it does. */
  memories: () => Promise<{ keyId: string; memory: SealedMemory; proof: string }[]>;
  kept: () => Promise<void>;
  /** The reader knows why less is shown than before: what is shown now counts from now on. */
  accept: (reportId: string) => Promise<void>;
  /** The word of a key that holds the report, for `recuse`. */
  recuse: (reportId: string, keyIds: readonly string[]) => Promise<{ keyId: string; proof: string }>;
  write: (reportId: string, written: { kind: OfficeKind; text: string; today: string }) => Promise<SignedMessage>;
  /** The reporter's proof of filing. */
  prove: (reportId: string, filed: { office: string; day: string; today: string }) => Promise<SignedMessage>;
  grant: (reportId: string, to: { keyId: string; today: string }) => ReturnType<typeof grantCase>;
  file: (reportId: string, file: LetterFile, chunks: readonly Bytes[], sealedSize: number) => Promise<Bytes>;
  /** A file for another body, signed; sealed here, because a passphrase is stretched by code that the page's policy refuses. */
  forward: (
    reportId: string,
    passphrase: string,
    written: Pick<SignedForward, 'text' | 'list' | 'rootKey'> & { today: string }
  ) => Promise<string>;
  unlocked: () => Promise<string[]>;
  touch: () => Promise<void>;
  lock: () => Promise<void>;
}

export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** @param now milliseconds, from a clock that does not stand still while the computer sleeps */
export function keyDesk(tools: Tools, now: () => number): KeyDesk {
  let keys: readonly UnlockedKey[] = [];
  const cases = new Map<string, CaseSecrets>();
  let touched = now();
  let memory: DeskMemory = emptyMemory;
  let isLost = false;
  let isNews = false;
  const versions = new Map<string, number>();

  function forget(): void {
    for (const { privateKey, signSeed } of keys) for (const bytes of [privateKey, signSeed]) bytes.fill(0);
    for (const { reportPrivateKey } of cases.values()) reportPrivateKey.fill(0);
    keys = [];
    cases.clear();
    versions.clear();
    memory = emptyMemory;
    isLost = isNews = false;
  }

  function open(): readonly UnlockedKey[] {
    if (isIdle(touched, now())) forget();
    if (keys.length === 0) throw new LockedError('The key is locked');
    touched = now();
    return keys;
  }

  function caseOf(reportId: string): CaseSecrets {
    open();
    const found = cases.get(reportId);
    if (!found) throw new LockedError('The report is not open');
    return found;
  }

  /** @returns false when there is none, or it does not open */
  async function recall(key: UnlockedKey, sealed: SealedMemory | null): Promise<boolean> {
    const opened = await openMemory(key, sealed);
    if (opened) memory = mergedMemory(memory, opened);
    versions.set(key.keyId, Math.max(versions.get(key.keyId) ?? 0, sealed?.version ?? 0));
    return opened !== undefined;
  }

  function signingKey(secrets: CaseSecrets, today: string): UnlockedKey {
    const key = keys.find(({ keyId }) => liveKey(secrets, keyId, today));
    if (!key) throw new Error('No key of yours may sign today');
    return key;
  }

  return {
    make: async (passphrase, { rootKey, instanceId }) => {
      const { shown, sealed, key } = await makeRecipientKey(tools, passphrase);
      return { shown, sealed, memory: await sealMemory(key, 1, { ...emptyMemory, rootKey, instanceId }) };
    },
    unlock: async (passphrase, closed) => {
      if (isIdle(touched, now())) forget();
      const isClosed = ({ keyId }: ClosedKey) => !keys.some((key) => key.keyId === keyId);
      const tried = await Promise.all(
        closed.filter(isClosed).map(async (one) => {
          const key = await unlockRecipientKey(passphrase, one).catch(() => undefined);
          return key && { key, sealed: one.memory };
        })
      );
      const opened = tried.filter((one) => one !== undefined);
      if (opened.length === 0) throw new Error('The passphrase opens no key');
      for (const { key, sealed } of opened) {
        if (!(await recall(key, sealed))) isLost = true;
      }
      keys = [...keys, ...opened.map(({ key }) => key)];
      touched = now();
      return keys.map(({ keyId }) => keyId);
    },
    reseal: async (passphrase, keyId, former) => {
      const key = open().find((one) => one.keyId === keyId);
      if (!key) throw new LockedError('The key is not open');
      const sealed = await resealRecipientKey(passphrase, key);
      const [before, next] = [await contentHash(former), await contentHash(sealed)];
      const proof = await signDeed(tools.signing, key.signSeed, { deed: 'reseal', keyId, former: before, next });
      return { keyId, sealed, proof };
    },
    read: async (closed, trust, kept = []) => {
      for (const key of open()) {
        const sealed = kept.find(({ keyId }) => keyId === key.keyId)?.memory;
        if (sealed && sealed.version > (versions.get(key.keyId) ?? 0)) await recall(key, sealed);
      }
      const { read, secrets } = await readCase(tools, open(), closed, trust, isLost ? undefined : memory);
      const { id } = closed.report;
      if (!secrets) cases.delete(id);
      else cases.set(id, secrets);
      if (secrets?.isWhole) {
        const next = remembered(memory, secrets.foundation, id, secrets.seen);
        if (JSON.stringify(next) !== JSON.stringify(memory)) isNews = true;
        memory = next;
      }
      return read;
    },
    memories: async () => {
      if (!isNews) return [];
      return Promise.all(
        open().map(async (key) => {
          const { keyId } = key;
          const version = (versions.get(keyId) ?? 0) + 1;
          versions.set(keyId, version);
          const sealed = await sealMemory(key, version, memory);
          const deed = { deed: 'memory', keyId, version, next: await contentHash(sealed) } as const;
          return { keyId, memory: sealed, proof: await signDeed(tools.signing, key.signSeed, deed) };
        })
      );
    },
    kept: () => {
      isNews = false;
      return Promise.resolve();
    },
    accept: async (reportId) => {
      const { foundation, seen } = caseOf(reportId);
      memory = remembered(memory, foundation, reportId, seen);
      isLost = false;
      isNews = true;
    },
    recuse: async (reportId, keyIds) => {
      const key = open().find(({ keyId }) => keyIds.includes(keyId));
      if (!key) throw new LockedError('No open key holds the report');
      const { keyId } = key;
      const proof = await signDeed(tools.signing, key.signSeed, { deed: 'recuse', keyId, reportId });
      return { keyId, proof };
    },
    write: async (reportId, { kind, text, today }) => {
      const secrets = caseOf(reportId);
      return writeOfficeMessage(tools, secrets, signingKey(secrets, today), { kind, text });
    },
    prove: async (reportId, { office, day, today }) => {
      const secrets = caseOf(reportId);
      return writeProof(tools, secrets, signingKey(secrets, today), { office, day });
    },
    grant: async (reportId, { keyId, today }) => grantCase(tools, caseOf(reportId), keyId, today),
    file: async (reportId, file, chunks, sealedSize) => {
      caseOf(reportId);
      return openFile(file, { reportId, sealedSize }, (number) => Promise.resolve(chunks[number] ?? new Uint8Array(0)));
    },
    forward: async (reportId, passphrase, { today, ...written }) => {
      const secrets = caseOf(reportId);
      if (!secrets.isWhole) throw new Error('The report is not whole');
      const { signSeed, keyId } = signingKey(secrets, today);
      return sealForward(passphrase, {
        ...written,
        ...(await signForward(tools.signing, signSeed, keyId, written.text))
      });
    },
    unlocked: () => {
      if (isIdle(touched, now())) forget();
      return Promise.resolve(keys.map(({ keyId }) => keyId));
    },
    touch: () => {
      if (isIdle(touched, now())) forget();
      touched = now();
      return Promise.resolve();
    },
    lock: () => {
      forget();
      return Promise.resolve();
    }
  };
}
