import { sharedOrigin } from '#lib/domain/http/shared-address.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { profileFields } from '#lib/domain/surveys/survey-form.ts';
import { getLocale, localizeHref } from '#lib/i18n/generated/runtime.js';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { listensToNetwork, networkAddresses } from '#lib/server/http/network-addresses.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentForm, presentRound } from '#lib/server/surveys/presenter.ts';
import { qrPicture } from '#lib/server/surveys/qr-code.ts';
import { listSurveysNow } from '#lib/server/surveys/service.ts';
import type { PageServerLoadEvent } from './$types';

export const load = withDomainErrors(async (event: PageServerLoadEvent) => {
  const runtime = currentRuntime();
  const surveys = await listSurveysNow(runtime);
  const textsIn = (locale: Locale) => ({
    surveys: surveys.map((now) => ({ form: presentForm(now, locale), round: presentRound(now, locale) })),
    profileFields: profileFields(locale)
  });
  const { origin: configured, host } = runtime.config;
  const network = listensToNetwork(host) ? networkAddresses()[0] : undefined;
  const origin = sharedOrigin(visitedUrl(event), { configured, network });
  const address = new URL(localizeHref('/survei', { locale: getLocale() }), origin);
  return {
    texts: { id: textsIn('id'), en: textsIn('en') },
    qr: qrPicture(`${address.href}?qr`),
    address: address.host + address.pathname,
    serverTime: runtime.now()
  };
});
