import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { office } from '#lib/domain/office/office.ts';
import {
  fillTemplate,
  replyTemplates,
  type TemplateFields,
  type TemplateUse
} from '#lib/domain/complaints/reply-templates.ts';
import type { CaseHead } from './presented.ts';

export interface FilledTemplate {
  readonly title: string;
  readonly text: string;
}

/** Ready texts for a case by the form they are for, filled with what the case knows. */
export function stepTemplates(head: CaseHead): Readonly<Partial<Record<TemplateUse, readonly FilledTemplate[]>>> {
  const fields = templateFields(head);
  const filled = (use: TemplateUse) =>
    replyTemplates
      .filter((template) => template.use === use)
      .map((template) => ({ title: template.name, text: fillTemplate(template, fields) }));
  const uses = [...new Set(replyTemplates.map(({ use }) => use))];
  return Object.fromEntries(uses.map((use) => [use, filled(use)]));
}

function templateFields({ registerNumber, receivedOn, deadlines }: CaseHead): TemplateFields {
  const dueOn = deadlines.find(({ kind }) => kind === 'resolve')?.date;
  const completeDueOn = deadlines.find(({ kind }) => kind === 'complete')?.date;
  return {
    register_number: registerNumber,
    received_on: formatDate(receivedOn),
    office: office.name,
    ...(dueOn !== undefined && { due_on: dueOn }),
    ...(completeDueOn !== undefined && { complete_due_on: completeDueOn })
  };
}
