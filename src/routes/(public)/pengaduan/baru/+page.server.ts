import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { problemTexts } from '#lib/components/complaints/problem-text.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';
import { similarPublished } from '#lib/server/complaints/published-complaints.ts';
import { submitComplaint } from '#lib/server/complaints/submit-complaint.ts';
import { readUpload } from '#lib/server/files/read-upload.ts';
import { isDatabaseAway } from '#lib/server/http/database-away.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { readForm, textField } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { qrPicture } from '#lib/server/surveys/qr-code.ts';
import { readComplaint } from './read-complaint.ts';
import type { RequestEvent } from './$types';

/** Nothing is read from the database: the form is there also while it is away. */
export const load = () => ({
  submissionId: randomUUID(),
  today: officeDateAt(currentRuntime().now()),
  identityYears: 2
});

export const actions = {
  kirim: withDomainErrors(
    async (event: RequestEvent) => {
      const runtime = currentRuntime();
      const upload = await readUpload(event.request, runtime.config);
      const { values, problems, submission } = readComplaint(upload, officeDateAt(runtime.now()), getLocale());
      if (!submission) return fail(422, { values, problems: problemTexts(problems) });
      try {
        const submitted = await submitComplaint(runtime, { ...submission, quarantined: false }, getLocale());
        const address = new URL(localizeHref('/pengaduan/lacak'), runtime.config.origin ?? visitedUrl(event));
        return { submitted: { ...submitted, qr: qrPicture(address.href) } };
      } catch (problem) {
        if (!isDatabaseAway(problem)) throw problem;
        return fail(503, { values, problems: { form: m.complaints_not_sent_database() } });
      }
    },
    { patient: true }
  ),

  /** Without scripts the whole form comes along and goes back; with them only the text. */
  serupa: withDomainErrors(async ({ request }: RequestEvent) => {
    const form = await readForm(request);
    const values = Object.fromEntries(
      [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    );
    return { values, similar: await similarPublished(currentRuntime(), textField(form, 'description'), getLocale()) };
  })
};
