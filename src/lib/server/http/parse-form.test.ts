import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conflict, invalid, notFound } from '#lib/domain/errors.ts';
import { formErrors, parseForm, readForm, textField } from '#lib/server/http/parse-form.ts';

const schema = z.object({
  email: z.email('Tulis email.').min(50, 'Terlalu pendek.'),
  password: z.string().min(12, 'Terlalu pendek.')
});

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('parseForm', () => {
  it('gives each field its first message and keeps what was typed, except secrets', () => {
    expect(parseForm(schema, form({ email: 'x', password: 'rahasia' }))).toEqual({
      ok: false,
      errors: { email: 'Tulis email.', password: 'Terlalu pendek.' },
      values: { email: 'x' }
    });
  });

  it('gives back no field that the schema does not name, whatever is done to the form before or after', () => {
    const sent = form({ email: 'x', hadFiles: '<b>', __proto: 'x', version: '9' });
    const schemas = [
      schema,
      schema.refine(() => false),
      z.preprocess((input) => input, schema),
      schema.transform(String)
    ];
    expect(schemas.map((each) => parseForm(each, sent).values)).toEqual(Array(4).fill({ email: 'x' }));
  });

  it('takes the first of repeated fields and no files', () => {
    const data = form({ name: 'satu', password: new Blob(['x']) });
    data.append('name', 'dua');
    expect(parseForm(z.object({ name: z.string() }), data)).toMatchObject({ ok: true, value: { name: 'satu' } });
    expect(parseForm(schema, data)).toMatchObject({ ok: false });
  });
});

describe('readForm', () => {
  it('takes a broken body for an empty form', async () => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: 'no parts',
      headers: { 'content-type': 'multipart/form-data; boundary=x' }
    });
    expect([...(await readForm(request))]).toEqual([]);
  });

  it('leaves out what PostgreSQL cannot store', () => {
    expect(textField(form({ session: 'a\0b' }), 'session')).toBe('ab');
    expect(textField(form({}), 'session')).toBe('');
  });
});

describe('formErrors', () => {
  it('names the fields of wrong input, and the form when none is named', () => {
    expect(formErrors(invalid('Salah.', { email: 'Salah.' }))).toEqual({ email: 'Salah.' });
    expect(formErrors(conflict('Bentrok.'))).toEqual({ form: 'Bentrok.' });
  });

  it('passes everything else on', () => {
    expect(() => formErrors(notFound('Tidak ada.'))).toThrow('Tidak ada.');
    expect(() => formErrors(new Error('rusak'))).toThrow('rusak');
  });
});
