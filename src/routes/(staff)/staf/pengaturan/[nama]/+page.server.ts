import { fail, redirect } from '@sveltejs/kit';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { presentSetting } from '#lib/server/settings/presenter.ts';
import { changeSetting, listSettingHistory, requireSettingName } from '#lib/server/settings/service.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(async ({ locals, params }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'settings.manage');
  const name = requireSettingName(params.nama);
  const runtime = currentRuntime();
  return { setting: presentSetting(name, await listSettingHistory(runtime, actor), officeDateAt(runtime.now())) };
});

export const actions = {
  default: withDomainErrors(async ({ locals, params, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'settings.manage');
    const name = requireSettingName(params.nama);
    const form = await readForm(request);
    const values = { value: textField(form, 'value'), validFrom: textField(form, 'validFrom').trim() };
    try {
      await changeSetting(currentRuntime(), actor, name, values);
    } catch (problem) {
      return fail(422, { errors: formErrors(problem), values });
    }
    redirect(303, '/staf/pengaturan?tersimpan');
  })
};
