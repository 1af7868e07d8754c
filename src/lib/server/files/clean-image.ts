import sharp, { type Sharp } from 'sharp';
import { maxPixels, type FileProblem } from '#lib/domain/files/upload-rules.ts';

// Nothing but these three ever reaches a decoder, and nobody's picture stays in a cache.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);

const seconds = 20;
const quality = 88;

const writers = {
  jpeg: (image: Sharp) => image.jpeg({ quality }),
  png: (image: Sharp) => image.png(),
  webp: (image: Sharp) => image.webp({ quality })
};

export type ImageFormat = keyof typeof writers;

/**
 * The picture drawn anew: upright, without the place, time and device a photo carries, and without anything appended to it. Of a
 * moving picture the first frame.
 */
export async function cleanImage(
  bytes: Buffer,
  format: ImageFormat
): Promise<{ readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly problem: FileProblem }> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > maxPixels) return { ok: false, problem: 'pixels' };
    const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).timeout({ seconds });
    return { ok: true, bytes: await writers[format](image.autoOrient()).toBuffer() };
  } catch {
    return { ok: false, problem: 'broken' };
  }
}
