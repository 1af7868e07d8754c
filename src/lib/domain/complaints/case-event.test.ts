import { describe, expect, it } from 'vitest';
import { eventKinds, inspectionDetail, officeEventText, publicEventText, sharedDetail } from './case-event.ts';
import { complaintActions } from './transition.ts';

const event = (kind: string, change: { detail?: string; actor?: string } = {}) => ({
  kind,
  detail: change.detail ?? null,
  actor: change.actor ?? 'complainant'
});

describe('the words of an event', () => {
  it('tell a complainant every step of the case', () => {
    for (const action of complaintActions) expect(publicEventText(event(action))?.id, action).toMatch(/\.$/);
  });

  it('tell the office every event in words', () => {
    for (const kind of eventKinds) expect(officeEventText(event(kind)), kind).toMatch(/ .*\.$/);
  });

  it('never tell a complainant of notes and drafts', () => {
    for (const kind of ['note', 'summarise', 'message', 'nonsense'])
      expect(publicEventText(event(kind))).toBeUndefined();
  });

  it('tell a complainant why a message was closed, and nothing of a note', () => {
    const closed = (part: string) => event('redact', { detail: `${part}:insult` });
    expect(publicEventText(closed('message'))?.id).toBe('Petugas menutup isi satu pesan: memuat hinaan atau ancaman.');
    expect(publicEventText(closed('note'))).toBeUndefined();
    expect(officeEventText(closed('note'))).toContain('catatan internal: memuat hinaan');
  });

  it('name the body a case was forwarded to and the case it shares its state with', () => {
    expect(publicEventText(event('forward', { detail: 'bawaslu' }))?.id).toBe('Kami meneruskannya ke Bawaslu.');
    expect(publicEventText(event('merge', { detail: 'DUMAS/2026/XI/0001' }))?.id).toContain('DUMAS/2026/XI/0001');
  });

  it('do not claim words to a complainant that went to another', () => {
    expect(publicEventText(event('answer'))?.id).toBe('Kami menanggapi pengaduan ini.');
    expect(publicEventText(event('answer', { detail: sharedDetail }))?.id).toContain('ditangani bersama');
    expect(publicEventText(event('close', { detail: sharedDetail }))?.id).toBe('Penanganannya selesai.');
  });

  it('tell a citizen that an inspection is needed, and never the class that the office works with', () => {
    const classified = event('classify', { detail: inspectionDetail });
    expect(publicEventText(classified)?.id).toContain('perlu pemeriksaan');
    for (const kind of eventKinds)
      expect(JSON.stringify(publicEventText({ ...classified, kind }) ?? '')).not.toMatch(/pengawasan/);
    expect(officeEventText(classified)).toContain('berkadar pengawasan');
  });

  it('say when time closed a case', () => {
    expect(publicEventText(event('close', { actor: 'jobs' }))?.id).toContain('Tidak ada balasan');
  });
});
