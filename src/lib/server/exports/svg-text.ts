/**
 * The canvas's SVG made fit to be shown: a view box so that it scales, a title for those who hear it, and coordinates to a
 * hundredth of a pixel, which halves the file.
 */
export function tidySvg(
  svg: string,
  { width, height, title }: { width: number; height: number; title: string }
): string {
  const body = svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1)
    .replace(/(\.\d\d)\d+/g, '$1')
    .replace(/>\s+</g, '><');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"`;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${head} ${size}><title>${escapeXml(title)}</title>${body}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
