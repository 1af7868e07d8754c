import { fail, redirect } from '@sveltejs/kit';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentKeys } from '#lib/server/whistleblowing/keys-presenter.ts';
import {
  currentGate,
  importKeyList,
  keyListHistory,
  lacksReader,
  lastCompared,
  listCandidateKeys,
  recordCompared,
  unsafeSettings
} from '#lib/server/whistleblowing/service.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'wbs.keys');
  const runtime = currentRuntime();
  const [gate, history, candidates, unsafe, isReaderless] = await Promise.all([
    currentGate(runtime),
    keyListHistory(runtime.db),
    listCandidateKeys(runtime, actor),
    unsafeSettings(runtime.db),
    lacksReader(runtime.db)
  ]);
  const rootKey = runtime.config.wbsRootKey;
  const root = { rootKey, comparedOn: await lastCompared(runtime), today: officeDateAt(runtime.now()), unsafe };
  return { page: presentKeys(gate, history, candidates, root), isReaderless, done: url.searchParams.get('selesai') };
});

export const actions = {
  muat: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'wbs.keys');
    const file = (await readForm(request)).get('list');
    const text = file instanceof File ? await file.text() : '';
    if (text === '') return fail(422, { errors: { list: 'Pilih berkas daftar kunci.' } });
    try {
      await importKeyList(currentRuntime(), actor, text);
    } catch (problem) {
      return fail(422, { errors: formErrors(problem) });
    }
    redirect(303, '/staf/wbs/kunci?selesai=muat');
  }),
  poster: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'wbs.keys');
    const form = await readForm(request);
    const typed = { comparedOn: textField(form, 'comparedOn'), compared: textField(form, 'compared') === 'ya' };
    try {
      await recordCompared(currentRuntime(), actor, typed);
    } catch (problem) {
      return fail(422, { errors: formErrors(problem), comparedOn: typed.comparedOn });
    }
    redirect(303, '/staf/wbs/kunci?selesai=poster');
  })
};
