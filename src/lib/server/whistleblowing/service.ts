/** Everything of whistleblowing that its routes, commands and jobs may call. */
export type { WhistleblowingDependencies } from './dependencies.ts';
export { currentGate } from './gate.ts';
export { publicChannel, publicKeys, type PublicChannel, type PublicKeys } from './public-channel.ts';
export {
  openPlainMailbox,
  replyPlainly,
  submitPlainReport,
  type PlainOutcome,
  type PlainReply,
  type PlainReport
} from './server-mode.ts';
export { lastCompared, recordCompared } from './poster.ts';
export { newFormId } from './plain-form.ts';
export { newWbsChallenge } from './flood.ts';
export { offerKeys, type OfferedKeys } from './offered-keys.ts';
export { ensureInstanceId, importKeyList, keyListHistory, type KeyListEntry } from './key-list.ts';
export { submitReport, type SubmitOutcome, type SubmitProblem } from './submit-report.ts';
export { closedMailbox, readMailbox, readOwnMessage, mailboxBytes, type Mailbox } from './mailbox.ts';
export { reply, type ReplyOutcome } from './reply.ts';
export { missingChunks, storeChunk, type ChunkOutcome } from './files.ts';
export { isMailboxSafe } from './gate.ts';
export { ensureRoles } from './access-repository.ts';
export { unsafeSettings } from './logging-safety.ts';
export { wbsActionNames, wbsAuditHead, type WbsAuditHead } from './audit.ts';
export { sealWbsAudit, verifyWbsAudit } from './seal.ts';
export { listWbsAudit, type WbsTrail } from './trail.ts';
export {
  keepMemory,
  listCandidateKeys,
  ownKeys,
  registerKey,
  replaceSealedKey,
  type CandidateKey,
  type OwnKey
} from './own-keys.ts';
export { listAccountResets, type AccountReset } from './account-resets.ts';
export { listDueReports, type DueReports } from './due-reports.ts';
export { inboxCounts, listReports, readInbox, type Inbox, type InboxCounts, type ReportLine } from './inbox.ts';
export type { CaseMessage } from './case-rows.ts';
export { markRead, openReport, readFileChunk, recordExport, type OpenedReport } from './open-report.ts';
export { appendMessage, changeState, type StateChange } from './office-steps.ts';
export type { OfficeMessage } from './office-message.ts';
export { grantWrap, recuse } from './holders.ts';
export { handOverOf, openClosed, type ClosedReport, type HandOver } from './hand-over.ts';
export { beginHour, clearErased, purgeClosed, replayPurges, sweepDaily } from './purge.ts';
export { lacksReader, noteReaderlessReports } from './readers.ts';
export { halfYearCounts } from './counts.ts';
export { freezeHalfYears } from './freeze-half-years.ts';
export { listHalfYearFigures, takeHalfYearEvaluation, type HalfYearEvaluation } from './half-year-report.ts';
export { takeRecoveryFile, type RecoveryFile } from './recovery-file.ts';
export { readAtEachMinute } from './decoy.ts';
export { takeDeskStep } from './desk-steps.ts';
export { reporterProgram, type ReporterProgram } from './reporter-program.ts';
export { ceremonyFile, deskTrust, reporterTrust, type DeskTrust } from './trust.ts';
export { requestWbsDigests, writeRecipientResetMail, writeWbsDigestMail } from './digest.ts';
