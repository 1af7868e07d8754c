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
