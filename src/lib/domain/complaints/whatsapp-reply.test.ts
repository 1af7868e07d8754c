import { expect, it } from 'vitest';
import { whatsappReply } from './whatsapp-reply.ts';

it('names number, dates and the address to look, and nothing else of the case', () => {
  const head = { registerNumber: 'DUMAS/2026/XI/0007', receivedOn: '2026-11-20', description: 'Petugas meminta uang' };
  expect(whatsappReply(head, '2026-11-24', 'https://suara.example/pengaduan/lacak').split('\n')).toEqual([
    'KPU Kabupaten Kutai Timur',
    'Pengaduan nomor DUMAS/2026/XI/0007, diterima 20 November 2026.',
    'Ada perkembangan per 24 November 2026. Silakan baca dengan kode pelacakan di https://suara.example/pengaduan/lacak'
  ]);
});
