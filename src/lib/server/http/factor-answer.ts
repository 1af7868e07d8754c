import { z } from 'zod';
import { codeSchema } from '#lib/domain/staff/forms.ts';
import type { FactorAnswer } from '#lib/server/staff/second-factor.ts';
import { parseForm, type FormErrors } from './parse-form.ts';

const schemas = {
  code: z.object({ code: codeSchema }),
  passkey: z.object({ passkey: z.string().max(20_000) })
};

const refusals: Readonly<Record<keyof typeof schemas, FormErrors>> = {
  code: { code: 'Kode ini keliru, sudah lewat, atau sudah dipakai. Tulis kode yang sedang tampil.' },
  passkey: { form: 'Kunci sandi ini tidak dikenal di sini. Coba lagi, atau pakai cara lain.' }
};

/** The posted answer to a second factor, and what to say when it is wrong. */
export function readFactorAnswer(
  kind: keyof typeof schemas,
  form: FormData
):
  | { readonly ok: true; readonly answer: FactorAnswer; readonly refusal: FormErrors }
  | { readonly ok: false; readonly errors: FormErrors } {
  const parsed = parseForm<z.ZodType<FactorAnswer>>(schemas[kind], form);
  return parsed.ok ? { ok: true, answer: parsed.value, refusal: refusals[kind] } : { ok: false, errors: parsed.errors };
}
