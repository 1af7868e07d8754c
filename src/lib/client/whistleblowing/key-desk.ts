import type { LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import type { Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { sealForward } from './forward-file.ts';
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
import { grantCase, liveKey, writeOfficeMessage, type OfficeKind, type SignedMessage } from './write-case.ts';

/**
 * What a recipient's browser does with its keys: the only place that holds them, and the reports' keys they open. It lives in a
 * worker's memory, never in a storage; everything is gone after ten idle minutes, at a lock and with the tab.
 */
export interface KeyDesk {
  make: (passphrase: string) => Promise<{ shown: PublicKeyFile; sealed: SealedSecret }>;
  /** @returns ids of the keys that opened; @throws Error when none did */
  unlock: (passphrase: string, closed: readonly { keyId: string; sealed: SealedSecret }[]) => Promise<string[]>;
  reseal: (passphrase: string, keyId: string) => Promise<SealedSecret>;
  read: (closed: ClosedCase, trust: Trust) => Promise<ReadCase>;
  write: (reportId: string, written: { kind: OfficeKind; text: string; today: string }) => Promise<SignedMessage>;
  grant: (reportId: string, to: { keyId: string; today: string }) => ReturnType<typeof grantCase>;
  file: (reportId: string, file: LetterFile, chunks: readonly Bytes[], sealedSize: number) => Promise<Bytes>;
  /** A file for another body; sealed here, because a passphrase is stretched by code that the page's policy refuses. */
  forward: (passphrase: string, text: string) => Promise<string>;
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

  function forget(): void {
    for (const { privateKey, signSeed } of keys) for (const bytes of [privateKey, signSeed]) bytes.fill(0);
    for (const { reportPrivateKey } of cases.values()) reportPrivateKey.fill(0);
    keys = [];
    cases.clear();
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

  return {
    make: async (passphrase) => {
      const { shown, sealed } = await makeRecipientKey(tools, passphrase);
      return { shown, sealed };
    },
    unlock: async (passphrase, closed) => {
      const tried = await Promise.all(closed.map((one) => unlockRecipientKey(passphrase, one).catch(() => undefined)));
      const opened = tried.filter((key) => key !== undefined);
      if (opened.length === 0) throw new Error('The passphrase opens no key');
      forget();
      keys = opened;
      touched = now();
      return opened.map(({ keyId }) => keyId);
    },
    reseal: async (passphrase, keyId) => {
      const key = open().find((one) => one.keyId === keyId);
      if (!key) throw new LockedError('The key is not open');
      return resealRecipientKey(passphrase, key);
    },
    read: async (closed, trust) => {
      const { read, secrets } = await readCase(tools, open(), closed, trust);
      if (secrets) cases.set(closed.report.id, secrets);
      return read;
    },
    write: async (reportId, { kind, text, today }) => {
      const secrets = caseOf(reportId);
      const key = keys.find(({ keyId }) => liveKey(secrets, keyId, today));
      if (!key) throw new Error('No key of yours may sign today');
      return writeOfficeMessage(tools, secrets, key, { kind, text });
    },
    grant: async (reportId, { keyId, today }) => grantCase(tools, caseOf(reportId), keyId, today),
    file: async (reportId, file, chunks, sealedSize) => {
      caseOf(reportId);
      return openFile(file, { reportId, sealedSize }, (number) => Promise.resolve(chunks[number] ?? new Uint8Array(0)));
    },
    forward: async (passphrase, text) => {
      open();
      return sealForward(passphrase, text);
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
