/** What people write under a survey of an election office. */
export const simulatedSuggestions: readonly string[] = [
  'Petugas ramah dan menjelaskan dengan sabar.',
  'Ruang tunggu agak panas pada siang hari.',
  'Mohon ada petunjuk arah ke ruang pelayanan dari gerbang.',
  'Syarat permohonan informasi sebaiknya ditempel di depan loket.',
  'Pelayanan cepat, tidak sampai sepuluh menit.',
  'Tempat parkir sempit bila ada kegiatan.',
  'Tolong sediakan air minum di ruang tunggu.',
  'Nomor antrean kadang tidak terdengar.',
  'Tidak dipungut biaya apa pun. Terima kasih.',
  'Jam istirahat sebaiknya tetap ada petugas yang menerima tamu.',
  'Formulir daring sulit dibuka dari telepon lama.',
  'Kursi untuk lansia perlu ditambah.'
];
