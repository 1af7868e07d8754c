import { describe, expect, it } from 'vitest';
import { errorText } from '#lib/components/site/error-text.ts';
import { overwriteGetLocale } from '#lib/i18n/generated/runtime.js';

const email = 'office@example.go.id';

describe('errorText', () => {
  it('shows the words a rule gave for the refusal', () => {
    overwriteGetLocale(() => 'id');
    const text = errorText(
      { status: 404, error: { message: 'Hasil triwulan itu belum terbit.', explained: true } },
      email
    );
    expect(text.lede).toBe('Hasil triwulan itu belum terbit.');
  });

  it('shows no Indonesian words on an English page', () => {
    overwriteGetLocale(() => 'en');
    const text = errorText(
      { status: 503, error: { message: 'Basis data sedang tidak dapat dihubungi.', explained: true } },
      email
    );
    expect(text.lede).toMatch(/^We cannot reach/);
  });

  it.each(['Not Found', 'Not found: /hasil/x', 'Internal Error', 'Error: 404', undefined])(
    'keeps the words of the framework, %j, off the page',
    (message) => {
      const error = message === undefined ? null : { message };
      expect(errorText({ status: 404, error }, email).lede).toBeUndefined();
    }
  );

  it('tells nothing of what broke inside', () => {
    const text = errorText(
      { status: 500, error: { message: 'relation "responses" does not exist', explained: false } },
      email
    );
    expect(JSON.stringify(text)).not.toContain('relation');
    expect(text.lede).toContain(email);
  });
});
