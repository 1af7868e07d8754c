import { z } from 'zod';

export const settingGroups = [
  'office',
  'surveys',
  'statistics',
  'plan',
  'complaints',
  'whistleblowing',
  'submissions'
] as const;
export type SettingGroup = (typeof settingGroups)[number];

export const settingGroupNames: Readonly<Record<SettingGroup, string>> = {
  office: 'Kontak kantor',
  surveys: 'Periode survei',
  statistics: 'Hasil untuk umum',
  plan: 'Rencana aksi',
  complaints: 'Pengaduan',
  whistleblowing: 'Laporan pelanggaran (WBS)',
  submissions: 'Kiriman dan lampiran'
};

export type SettingValue = number | string;

/** One office matter: what it is called, which values it takes, and what holds until the office says otherwise. */
export interface Setting<Value extends SettingValue = SettingValue> {
  readonly group: SettingGroup;
  readonly label: string;
  readonly hint: string;
  /** How a person types it. */
  readonly control: 'number' | 'text' | 'lines' | 'tel' | 'email';
  /** Of the stored value; a stored value that it refuses is passed over. */
  readonly schema: z.ZodType<Value>;
  /** The posted text; empty where a text is left out. */
  readonly typed: z.ZodType<Value>;
  readonly shipped: Value;
  /** The value as a person reads it. */
  readonly say: (value: Value) => string;
}

type Named = Pick<Setting, 'group' | 'label' | 'hint'>;

/** A whole number from `min` to `max`; `unit` stands behind it, or `say` words it. */
export function wholeNumber({
  min,
  max,
  unit = '',
  shipped,
  say = (value) => `${value} ${unit}`.trim(),
  ...named
}: Named & {
  min: number;
  max: number;
  unit?: string;
  shipped: number;
  say?: (value: number) => string;
}): Setting<number> {
  const message = `Tulis bilangan bulat ${min} sampai ${max}.`;
  const schema = z.number(message).int(message).min(min, message).max(max, message);
  const typed = z
    .string(message)
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .pipe(schema);
  return { ...named, control: 'number', schema, typed, shipped, say };
}

/** A text that may be left out: then it is empty, and pages say nothing of it. */
export function optionalText({
  control,
  max,
  shipped = '',
  format = () => true,
  message = '',
  ...named
}: Named & {
  control: Exclude<Setting['control'], 'number'>;
  max: number;
  shipped?: string;
  format?: (text: string) => boolean;
  /** How to write it, when `format` refuses. */
  message?: string;
}): Setting<string> {
  const tooLong = `Tulis paling banyak ${max} huruf.`;
  const isPrintable = (text: string) => (control === 'lines' ? /^[\P{Cc}\n]*$/u : /^\P{Cc}*$/u).test(text);
  const schema = z
    .string()
    .max(max, tooLong)
    .refine(isPrintable, 'Hapus tanda kendali dari teks ini.')
    .refine((text) => text === '' || format(text), message);
  const typed = z
    .string('Tulis nilainya, atau kosongkan.')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(schema);
  return { ...named, control, schema, typed, shipped, say: (text) => text || 'Belum diisi' };
}
