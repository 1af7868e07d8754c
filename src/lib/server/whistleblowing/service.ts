/** Everything of whistleblowing that its routes, commands and jobs may call. */
export type { WhistleblowingDependencies } from './dependencies.ts';
export { currentGate } from './gate.ts';
export { offerKeys, type OfferedKeys } from './offered-keys.ts';
export { ensureInstanceId, importKeyList, keyListHistory, type KeyListEntry } from './key-list.ts';
export { submitReport, type SubmitOutcome, type SubmitProblem } from './submit-report.ts';
export { readMailbox, readOwnMessage, mailboxBytes, type Mailbox, type MailboxEntry } from './mailbox.ts';
export { reply, type ReplyOutcome } from './reply.ts';
export { missingChunks, storeChunk, type ChunkOutcome } from './files.ts';
