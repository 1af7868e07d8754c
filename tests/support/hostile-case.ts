import { randomUUID } from 'node:crypto';
import { entrySchema } from '#lib/domain/complaints/complaint-form.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { addHoliday } from '#lib/server/calendar/service.ts';
import { addNote } from '#lib/server/complaints/case-notes.ts';
import { rateHandling, reopenComplaint, replyAsComplainant } from '#lib/server/complaints/complainant-actions.ts';
import { enterComplaint } from '#lib/server/complaints/enter-complaint.ts';
import {
  answerCase,
  askCompletion,
  assignCase,
  forwardCase,
  sendMessage,
  takeAction
} from '#lib/server/complaints/office-actions.ts';
import { getOfficeCase } from '#lib/server/complaints/office-case.ts';
import { publishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { readConfig } from '#lib/server/config.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { changeSetting } from '#lib/server/settings/service.ts';
import { complaintForm, makeOfficer, submitted } from './complaints.ts';
import { hostile } from './hostile-words.ts';

/** Puts hostile words into everything that a person can type about complaints, on the program that runs with the same environment. */
const office: Actor = { kind: 'program', name: 'cli' };
const { runtime, close } = await openRuntime(readConfig(), { role: 'command', say: () => undefined });
const at = async (id: string) => ({ id, version: (await getOfficeCase(runtime, office, id)).version });
const file = { name: `${hostile('file')}.txt`, mediaType: 'text/plain', bytes: Buffer.from('a'), cleaned: false };
const today = officeDateAt(runtime.now());

const typed = Object.fromEntries(
  ['subject', 'description', 'place', 'involved', 'desiredSolution', 'name', 'address'].map((field) => [
    field,
    hostile(field)
  ])
);
const { id, code, registerNumber } = await submitted(runtime, { form: complaintForm(typed), files: [file] });
const officer = await makeOfficer(runtime.db, hostile('officer'));
await assignCase(runtime, office, { ...(await at(id)), assigneeId: officer.accountId });
await takeAction(runtime, office, { ...(await at(id)), action: 'verify' });
await askCompletion(runtime, office, { ...(await at(id)), body: hostile('completion') });
await replyAsComplainant(runtime, code, { submissionId: randomUUID(), body: hostile('reply'), files: [file] });
await addNote(runtime, office, { id, body: hostile('note') });
await sendMessage(runtime, office, { ...(await at(id)), body: hostile('message') });
const state = (await getOfficeCase(runtime, office, id)).state.code;
if (state !== 'in_progress') await takeAction(runtime, office, { ...(await at(id)), action: 'accept' });
await answerCase(runtime, office, { ...(await at(id)), body: hostile('answer') });
await reopenComplaint(runtime, code, { submissionId: randomUUID(), reason: hostile('reopen') });
await answerCase(runtime, office, { ...(await at(id)), body: hostile('answer') });
/** The complainant has let the days for a reply pass. */
const later = { ...runtime, now: () => runtime.now() + 40 * 86_400_000 };
await takeAction(later, office, { ...(await at(id)), action: 'close' });
await rateHandling(runtime, code, { score: 1, words: hostile('rating') });
await writePublicSummary(runtime, office, { ...(await at(id)), summary: hostile('summary') });
await publishSummary(runtime, office, await at(id));

const form = entrySchema(today).parse({
  ...complaintForm(),
  channel: 'inspectorate',
  receivedOn: today,
  externalReference: hostile('reference')
});
const entered = await enterComplaint(runtime, office, { submissionId: randomUUID(), form, files: [] });
const other = entered.id;
await takeAction(runtime, office, { ...(await at(other)), action: 'verify' });
await forwardCase(runtime, office, {
  ...(await at(other)),
  destination: 'sp4n_lapor',
  externalReference: hostile('destination'),
  body: hostile('forward')
});

await addHoliday(runtime, office, { date: `${today.slice(0, 4)}-12-31`, kind: 'public_holiday', name: hostile('day') });
for (const name of ['office.address', 'office.hours'] as const) {
  await changeSetting(runtime, office, name, { value: hostile(name), validFrom: today });
}
console.log(JSON.stringify({ id, code, registerNumber, other }));
await close();
