/** Width of a text in pixels, as the canvas that will draw it measures. */
export type MeasureText = (text: string) => number;

/** Breaks a text between words so that no line is wider than `width`; a single word may be. */
export function wrapText(text: string, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Draws lines under each other, their block centred on `middle`; an edge of `background` lets lines pass behind. */
export function drawLines(
  ctx: CanvasRenderingContext2D,
  lines: readonly string[],
  place: { x: number; middle: number; lineHeight: number },
  colours: { text: string; background?: string }
): void {
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 5;
  if (colours.background) ctx.strokeStyle = colours.background;
  ctx.fillStyle = colours.text;
  lines.forEach((line, index) => {
    const y = place.middle + (index - (lines.length - 1) / 2) * place.lineHeight;
    if (colours.background) ctx.strokeText(line, place.x, y);
    ctx.fillText(line, place.x, y);
  });
}
