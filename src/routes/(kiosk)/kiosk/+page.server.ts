import type { Locale } from '#lib/domain/surveys/localized.ts';
import { profileFields } from '#lib/domain/surveys/survey-form.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentForm, presentRound } from '#lib/server/surveys/presenter.ts';
import { qrPicture } from '#lib/server/surveys/qr-code.ts';
import { listSurveysNow } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async ({ url }: PageServerLoadEvent) => {
  const runtime = currentRuntime();
  const surveys = await listSurveysNow(runtime);
  const textsIn = (locale: Locale) => ({
    surveys: surveys.map((now) => ({ form: presentForm(now, locale), round: presentRound(now, locale) })),
    profileFields: profileFields(locale)
  });
  const address = new URL(localizeHref('/survei', { locale: getLocale() }), url.origin);
  return {
    texts: { id: textsIn('id'), en: textsIn('en') },
    qr: qrPicture(`${address.href}?qr`),
    address: address.host + address.pathname,
    serverTime: runtime.now()
  };
});
