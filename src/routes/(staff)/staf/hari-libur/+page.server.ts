import { fail, redirect } from '@sveltejs/kit';
import { holidaySchema } from '#lib/domain/calendar/holiday-form.ts';
import { officeDateAt, yearOf } from '#lib/domain/calendar/office-date.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { holidayPath, holidayYear, presentHolidayDone, presentHolidays } from '#lib/server/calendar/presenter.ts';
import { addHoliday, listAllHolidays, removeHoliday } from '#lib/server/calendar/service.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = withDomainErrors(async ({ locals, url }: PageServerLoadEvent) => {
  const actor = requirePermission(locals, 'settings.manage');
  const runtime = currentRuntime();
  const today = officeDateAt(runtime.now());
  const year = holidayYear(url.searchParams.get('tahun'), today);
  return {
    ...presentHolidays(await listAllHolidays(runtime, actor), year, today),
    done: presentHolidayDone(url.searchParams)
  };
});

export const actions = {
  tambah: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'settings.manage');
    const parsed = parseForm(holidaySchema, await readForm(request));
    if (!parsed.ok) return fail(422, { errors: parsed.errors, values: parsed.values });
    const { date } = parsed.value;
    try {
      await addHoliday(currentRuntime(), actor, parsed.value);
    } catch (problem) {
      return fail(422, { errors: formErrors(problem), values: parsed.values });
    }
    redirect(303, `${holidayPath(yearOf(date))}&ditambah=${date}`);
  }),
  hapus: withDomainErrors(async ({ locals, request }: RequestEvent) => {
    const actor = requirePermission(locals, 'settings.manage');
    const date = textField(await readForm(request), 'date');
    await removeHoliday(currentRuntime(), actor, date);
    redirect(303, `${holidayPath(yearOf(date))}&dihapus=${date}`);
  })
};
