/** The same words, day after day, whether or not there is news: no number, no day, no link to a report. */
export function wbsDigestWords(staffUrl: string): { readonly subject: string; readonly text: string } {
  return {
    subject: 'Pengingat ruang kerja',
    text: `Ini pengingat tetap, dikirim setiap hari kerja pukul 08.00 dan 14.00, ada atau tidak ada kabar.

Masuklah ke ruang kerja untuk melihat apakah ada yang perlu Anda kerjakan:
${staffUrl}
`
  };
}

/** Told to a recipient whose account somebody resets, in the same words whoever it was. */
export function recipientResetWords(staffUrl: string): { readonly subject: string; readonly text: string } {
  return {
    subject: 'Kata sandi ruang kerja Anda diatur ulang',
    text: `Sebuah tautan untuk mengganti kata sandi akun ruang kerja Anda baru saja dibuat. Siapa yang membuatnya dan kapan, tertulis di ruang kerja, pada halaman kunci Anda:
${staffUrl}

Bila bukan Anda yang memintanya, beri tahu rekan Anda di luar kantor hari ini juga, lewat telepon.
`
  };
}
