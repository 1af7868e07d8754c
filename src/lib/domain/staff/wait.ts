/** How long to wait, said as one would; `seconds` until the next try. */
export function waitSentence(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const time = minutes >= 120 ? `${Math.ceil(minutes / 60)} jam` : `${minutes} menit`;
  return `Terlalu banyak percobaan yang keliru. Coba lagi ${time} lagi, atau mintalah tautan baru kepada admin.`;
}
