import type { KeyDesk } from './key-desk.ts';

export interface DeskCall {
  readonly id: number;
  readonly name: keyof KeyDesk;
  readonly args: readonly unknown[];
}

/** `id` 0 answers nobody: the desk says that it is locked. */
export type DeskAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly locked: boolean };
