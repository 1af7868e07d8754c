const mebibyte = 1024 * 1024;

/** Bytes of files that one process holds at once while they arrive. */
export const uploadMemory = 256 * mebibyte;

let held = 0;

/** What one request holds of the common memory; text is never counted, so that a message always finds room. */
export interface MemoryShare {
  /** False when there is no room; nothing is taken then. */
  readonly take: (bytes: number) => boolean;
  readonly giveBack: (bytes: number) => void;
  readonly giveBackAll: () => void;
}

export function memoryShare(limit = uploadMemory): MemoryShare {
  let own = 0;
  const giveBack = (bytes: number) => {
    own -= bytes;
    held -= bytes;
  };
  return {
    take: (bytes) => {
      if (held + bytes > limit) return false;
      own += bytes;
      held += bytes;
      return true;
    },
    giveBack,
    giveBackAll: () => giveBack(own)
  };
}
