import { describe, expect, it } from 'vitest';
import { maxFileBytes, maxFiles } from '#lib/domain/files/upload-rules.ts';
import { overwriteGetLocale } from '#lib/i18n/generated/runtime.js';
import { chosenFilesProblem } from './chosen-files.ts';

const file = (name: string, size = 1000) => ({ name, size });

describe('chosenFilesProblem', () => {
  it('finds nothing wrong with as many files as large as allowed', () => {
    expect(chosenFilesProblem(Array.from({ length: maxFiles }, () => file('foto.jpg', maxFileBytes)))).toBe('');
  });

  it('names each file that is too large, empty or one too many', () => {
    overwriteGetLocale(() => 'id');
    const chosen = [
      file('video.mp4', maxFileBytes + 1),
      file('kosong.txt', 0),
      ...['3', '4', '5', '6'].map((n) => file(n))
    ];
    const lines = chosenFilesProblem(chosen).split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual(['video.mp4', 'kosong.txt', '6']);
    expect(lines[0]).toContain('lebih besar dari 10 MB');
  });
});
