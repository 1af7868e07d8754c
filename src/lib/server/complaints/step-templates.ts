import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { office } from '#lib/domain/office/office.ts';
import {
  fillTemplate,
  replyTemplates,
  type TemplateFields,
  type TemplateUse,
  templatesFor
} from '#lib/domain/complaints/reply-templates.ts';
import type { CaseHead } from './presented.ts';

export interface FilledTemplate {
  readonly title: string;
  readonly text: string;
}

/**
 * Ready texts for a case by the form they are for, filled with what the case knows.
 *
 * @param completionDays calendar days the complainant of this case has for completing it
 */
export function stepTemplates(
  head: CaseHead,
  today: OfficeDate,
  completionDays: number
): Readonly<Partial<Record<TemplateUse, readonly FilledTemplate[]>>> {
  const fields = templateFields(head, today, completionDays);
  const filled = (use: TemplateUse) =>
    templatesFor(use).map((template) => ({ title: template.name, text: fillTemplate(template, fields) }));
  const uses = [...new Set(replyTemplates.map(({ use }) => use))];
  return Object.fromEntries(uses.map((use) => [use, filled(use)]));
}

function templateFields(
  { registerNumber, receivedOn, deadlines }: CaseHead,
  today: OfficeDate,
  completionDays: number
): TemplateFields {
  return {
    register_number: registerNumber,
    office: office.name,
    received_on: formatDate(receivedOn),
    due_on: deadlines.find(({ kind }) => kind === 'resolve')?.date,
    // Of the request that is about to be sent.
    complete_due_on: formatDate(addDays(today, completionDays))
  };
}
