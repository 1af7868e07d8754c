import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import {
  isOfficeStep,
  nextStepOf,
  officeSteps,
  stepConsequence,
  stepWords
} from '#lib/domain/complaints/office-step.ts';
import { whatsappReply } from '#lib/domain/complaints/whatsapp-reply.ts';
import type { OfficeCase } from './office-case.ts';
import { stepTemplates } from './step-templates.ts';

/** Forms the case page always has, whatever the state. */
const standing = [
  'note',
  'redact',
  'new_code',
  'redact_content',
  'withdraw_file',
  'assign',
  'classify',
  'merge',
  'summary',
  'publish',
  'unpublish'
];

/** A case as its officer works with it: what to do next first, every other step the state allows behind it. */
export function presentDeskCase(
  office: OfficeCase,
  { now, trackingAddress }: { now: number; trackingAddress: string }
) {
  const today = officeDateAt(now);
  const { step, text } = nextStepOf(office.state.code, hasReply(office));
  const allowed = officeSteps.filter((each) => office.actions.includes(each));
  const primary = step && allowed.includes(step) ? step : null;
  const mayWrite = office.content !== null;
  return {
    ...office,
    next: {
      text,
      primary,
      others: allowed.filter((each) => each !== primary),
      consequences: Object.fromEntries(allowed.map((each) => [each, stepConsequence(each, office.limits)]))
    },
    mayWrite,
    offered: [...standing, ...allowed, ...(mayWrite ? ['message'] : [])],
    templates: stepTemplates(office, today, office.limits.completion),
    whatsapp: whatsappReply(office, today, trackingAddress)
  };
}

function hasReply({ messages }: OfficeCase): boolean {
  return messages.findLast(({ author }) => author !== 'note')?.author === 'complainant';
}

const otherDone: Readonly<Record<string, string>> = {
  message: 'Pesan terkirim. Pengadu membacanya di halaman pelacakan.',
  note: 'Catatan tersimpan.',
  redact: 'Isi pesan sudah ditutup.',
  redact_content: 'Bagian itu sudah ditutup.',
  withdraw_file: 'Lampiran ditarik dari tampilan.',
  assign: 'Petugas sudah diganti.',
  classify: 'Klasifikasi tersimpan. Tenggatnya mengikuti.',
  merge: 'Pengaduan sudah digabung.',
  summary: 'Ringkasan tersimpan.',
  publish: 'Ringkasan tampil di daftar publik.',
  unpublish: 'Ringkasan ditarik dari daftar publik.'
};

/** What is said after a step; undefined for anything else that stands in the address. */
export function presentStepDone(name: string | null): string | undefined {
  if (name === null) return undefined;
  if (isOfficeStep(name)) return stepWords[name].done;
  return Object.hasOwn(otherDone, name) ? otherDone[name] : undefined;
}
