import { randomUUID } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { contentYearsOf } from '#lib/domain/settings/complaint-settings.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { similarPublished } from '#lib/server/complaints/published-complaints.ts';
import { readUpload } from '#lib/server/files/read-upload.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { settingsToday } from '#lib/server/settings/service.ts';
import { guardOf } from './complaint-guard.ts';
import { readComplaint } from './read-complaint.ts';
import { sendComplaint } from './send-complaint.ts';
import type { RequestEvent } from './$types';

/** The form is there also while the database is away: writing takes its time. */
export const load = async () => {
  const submissionId = randomUUID();
  const settings = await settingsToday(currentRuntime());
  return {
    submissionId,
    guard: await guardOf(submissionId),
    today: officeDateAt(currentRuntime().now()),
    keptYears: { identity: settings['complaints.identity_years'], content: contentYearsOf(settings) }
  };
};

export const actions = {
  kirim: withDomainErrors(sendComplaint, { patient: true }),

  /** Without scripts the whole form comes along and goes back; with them only the text. */
  serupa: withDomainErrors(
    async ({ request }: RequestEvent) => {
      const runtime = currentRuntime();
      const upload = await readUpload(request, runtime.config);
      const { values } = readComplaint(upload, officeDateAt(runtime.now()), getLocale());
      const similar = await similarPublished(runtime, textField(upload.form, 'description'), getLocale());
      return { values, similar, guard: await guardOf(values.submissionId, upload.form) };
    },
    { patient: true }
  )
};
