import { chartAlt } from '#lib/domain/charts/chart-alt.ts';
import { chartPalettes } from '#lib/domain/charts/chart-palette.ts';
import { labelSize } from '#lib/domain/charts/chart-setting.ts';
import { parsePictureRequest, pictureWidths } from '#lib/domain/charts/picture-request.ts';
import { notFound } from '#lib/domain/errors.ts';
import { office } from '#lib/domain/office/office.ts';
import { complaintMeasures, getMeasure } from '#lib/domain/plan/measure.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { complaintsDrawing, complaintsHeadline } from '#lib/server/plan/complaints-proof-presenter.ts';
import { getComplaintsProof } from '#lib/server/plan/service.ts';
import { drawPng, drawSvg, type ChartPicture } from './chart-image.ts';

/** CSS pixels of a picture to keep. */
const keptWidth = 1000;

/** True for the name of a counter, as the address of its picture has it: `to_follow_up`. */
export function isCounterName(text: string): boolean {
  return complaintMeasures.includes(`complaints.${text}` as (typeof complaintMeasures)[number]);
}

/** The quarters of a counter as a picture. @throws DomainError `not_found` while no quarter is frozen, or in another format */
export async function quarterCountsFile(
  deps: Dependencies,
  counter: string,
  { format, url, locale }: { readonly format: string; readonly url: URL; readonly locale: Locale }
): Promise<{ name: string; body: string | Buffer }> {
  const name = complaintMeasures.find((measure) => measure === `complaints.${counter}`);
  const measure = name && getMeasure(name);
  if (measure?.kind !== 'complaints' || (format !== 'svg' && format !== 'png')) throw notFound('Gambar itu tidak ada.');
  const drawing = complaintsDrawing(await getComplaintsProof(deps, measure));
  if (!drawing) throw notFound('Belum ada rekap triwulan, jadi grafiknya belum ada.');
  const title = measure.label[locale];
  const subtitle = complaintsHeadline(drawing, locale);
  const asked = parsePictureRequest(url.searchParams);
  const width = asked ? pictureWidths[asked.width] : keptWidth;
  const picture: ChartPicture = {
    drawing,
    alt: chartAlt(drawing, title, locale),
    setting: {
      palette: chartPalettes[asked?.theme ?? 'light'],
      locale,
      width,
      fontSize: asked ? labelSize((16 * asked.textSize) / 100, width) : 16
    },
    ...(!asked && { frame: { title, subtitle, footer: [office.name, url.origin + url.pathname] } })
  };
  return { name: `${counter}.${format}`, body: format === 'svg' ? drawSvg(picture) : drawPng(picture) };
}
