import { chartAlt } from '#lib/domain/charts/chart-alt.ts';
import { chartPalettes } from '#lib/domain/charts/chart-palette.ts';
import { labelSize } from '#lib/domain/charts/chart-setting.ts';
import { pictureWidths, type PictureRequest } from '#lib/domain/charts/picture-request.ts';
import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { recapMessage } from '#lib/domain/complaints/recap-words.ts';
import { office } from '#lib/domain/office/office.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { presentFigures, recapDrawing, recapSubtitle } from '#lib/server/complaints/recap-presenter.ts';
import type { FrozenRecap } from '#lib/server/complaints/service.ts';
import type { ChartPicture } from './chart-image.ts';

/** CSS pixels of a picture to keep. */
const keptWidth = 1000;

export interface RecapPictureRequest {
  /** How a page wants it; undefined for the whole infographic. */
  readonly picture: PictureRequest | undefined;
  readonly locale: Locale;
  /** Address of the month's page, printed in the picture. */
  readonly pageAddress: string;
}

/** A month as a picture: for a page its bars, to keep the whole infographic with its numbers, also of a month without any complaint. */
export function recapPicture({ recap, version, frozenAt }: FrozenRecap, request: RecapPictureRequest): ChartPicture {
  const { picture, locale, pageAddress } = request;
  const drawing = recapDrawing(recap) ?? {
    kind: 'counts' as const,
    data: { unit: { id: '', en: '' }, groups: [] }
  };
  const title = recapMessage(recap, locale);
  const figures = presentFigures(recap, locale);
  const alt = chartAlt(drawing, title, locale);
  if (picture) {
    const width = pictureWidths[picture.width];
    const fontSize = labelSize((16 * picture.textSize) / 100, width);
    return { drawing, alt, setting: { palette: chartPalettes[picture.theme], locale, width, fontSize } };
  }
  const numbers = figures.map(({ label, value }) => `${label}: ${value}`).join(', ');
  const frozen = formatDate(officeDateAt(frozenAt.getTime()), locale);
  const stand = locale === 'id' ? `Angka per ${frozen}, versi ${version}` : `As of ${frozen}, version ${version}`;
  return {
    drawing,
    alt: `${alt} ${numbers}.`,
    setting: { palette: chartPalettes.light, locale, width: keptWidth, fontSize: 16 },
    frame: {
      title,
      subtitle: recapSubtitle(recap, locale),
      figures,
      footer: [`${office.name} · ${stand}`, pageAddress]
    }
  };
}
