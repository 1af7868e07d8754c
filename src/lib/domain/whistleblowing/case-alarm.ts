/** Why what the server shows of a report cannot be the whole truth; the reader stops trusting it and says so. */
export type CaseAlarm =
  | 'key_lists'
  | 'foundation_changed'
  | 'memory_lost'
  | 'report_forged'
  | 'no_wrap'
  | 'first_missing'
  | 'message_forged'
  | 'chain_broken'
  | 'older_than_seen'
  | 'state_differs'
  | 'holders_differ';

export const caseAlarmTexts: Readonly<Record<CaseAlarm, string>> = {
  key_lists: 'Daftar kunci dari server tidak ditandatangani kunci induk, atau tidak bersambung. Tidak ada yang dibuka.',
  report_forged: 'Laporan ini tidak cocok dengan kuncinya sendiri. Tidak ada yang dibuka.',
  foundation_changed:
    'Kunci induk, tanda pengenal situs, atau daftar kunci bukan lagi yang pernah Anda lihat. Tidak ada yang dibuka. Sesudah pemulihan cadangan, mintalah admin memuat lagi daftar kunci terbaru.',
  memory_lost: 'Ingatan kunci Anda di server hilang atau diubah, jadi yang hilang dari laporan tidak dapat dikenali.',
  first_missing: 'Pesan pertama pelapor tidak terbuka, jadi tidak diketahui siapa yang ia kecualikan.',
  older_than_seen: 'Ada pesan atau catatan yang pernah Anda lihat, atau tercatat di jejak, tetapi kini hilang.',
  no_wrap: 'Kunci Anda yang terbuka tidak membuka laporan ini.',
  message_forged: 'Sebuah pesan diubah, atau tidak ditandatangani pengirimnya.',
  chain_broken: 'Urutan pesan tidak utuh: ada yang hilang, berulang, atau disisipkan.',
  state_differs: 'Status di server berbeda dari pesan status yang ditandatangani.',
  holders_differ: 'Ada yang memegang kunci laporan ini tanpa diberi pelapor atau penerima lain.'
};
