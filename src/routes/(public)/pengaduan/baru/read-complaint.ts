import { randomUUID } from 'node:crypto';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { complaintSchema } from '#lib/domain/complaints/complaint-form.ts';
import { refusedFilesText } from '#lib/domain/files/upload-rules.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { Submission } from '#lib/server/complaints/submit-complaint.ts';
import type { Upload } from '#lib/server/files/read-upload.ts';
import { parseForm, textField, type FormErrors, type FormValues } from '#lib/server/http/parse-form.ts';

interface ReadComplaint {
  readonly values: FormValues & { readonly submissionId: string };
  /** By field: codes of the schema, texts of the files. */
  readonly problems: FormErrors;
  /** Undefined while something has to be mended. */
  readonly submission: Omit<Submission, 'quarantined'> | undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the form says, or what is wrong with it; a form whose number is gone or made up gets a new one. */
export function readComplaint({ form, files, refused }: Upload, today: OfficeDate, locale: Locale): ReadComplaint {
  const sent = textField(form, 'submissionId');
  const submissionId = uuid.test(sent) ? sent : randomUUID();
  const parsed = parseForm(complaintSchema(today), form);
  const hadFiles = files.length + refused.length > 0 ? 'yes' : '';
  const values = { ...parsed.values, submissionId, hadFiles };
  const problems = {
    ...(parsed.ok ? {} : parsed.errors),
    ...(refused.length > 0 && { files: refusedFilesText(refused, locale) })
  };
  const isGood = parsed.ok && Object.keys(problems).length === 0;
  return {
    values,
    problems,
    submission: isGood ? { submissionId, channel: 'web', form: parsed.value, files } : undefined
  };
}
