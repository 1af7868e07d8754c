import { z } from 'zod';
import { passwordLength } from '#lib/domain/staff/password-rule.ts';
import { roles } from '#lib/domain/staff/role.ts';

/** Lower-cased: an e-mail names one account however it is typed. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Alamat email ini terlalu panjang.')
  .pipe(z.email('Tulis alamat email yang lengkap, misalnya nama@kantor.go.id.'));

export const nameSchema = z
  .string()
  .trim()
  .min(1, 'Tulis nama Anda.')
  .max(120, 'Tulis nama paling banyak 120 huruf.')
  .regex(/^\P{Cc}*$/u, 'Nama tidak boleh memuat tanda kendali.');

export const roleSchema = z.enum(roles, 'Pilih satu peran.');

export const inviteSchema = z.object({ email: emailSchema, name: nameSchema, role: roleSchema });
export type Invite = z.output<typeof inviteSchema>;

export const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'Tulis alamat email Anda.')
    .max(254, 'Alamat email ini terlalu panjang.'),
  password: z.string().min(1, 'Tulis kata sandi Anda.').max(passwordLength.max, 'Kata sandi ini terlalu panjang.')
});
