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

const typedTwice = { password: z.string(), passwordAgain: z.string() };
const same = (form: { password: string; passwordAgain: string }) => form.password === form.passwordAgain;
const differ = { path: ['passwordAgain'], message: 'Kedua kata sandi tidak sama.' };

/** `email` and `name` are asked when the link does not know them. */
export const acceptLinkSchema = z
  .object({ name: nameSchema.optional(), email: emailSchema.optional(), ...typedTwice })
  .refine(same, differ);
export type AcceptedLink = Omit<z.output<typeof acceptLinkSchema>, 'passwordAgain'>;

export const newPasswordSchema = z
  .object({ current: z.string().min(1, 'Tulis kata sandi Anda yang sekarang.'), ...typedTwice })
  .refine(same, differ);
export type NewPassword = Omit<z.output<typeof newPasswordSchema>, 'passwordAgain'>;

/** Six digits of an app or a recovery code; how people group them does not matter. */
export const codeSchema = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, '').toLowerCase())
  .refine(
    (code) => /^\d{6}$/.test(code) || /^[a-z0-9]{10}$/.test(code),
    'Tulis 6 angka dari aplikasi, atau satu kode cadangan.'
  );
