import type { Instrument } from '../instrument.ts';
import type { SurveySlug } from '../survey.ts';
import { skm20171 } from './skm-2017-1.ts';
import { spak20211 } from './spak-2021-1.ts';
import { spkp20211 } from './spkp-2021-1.ts';

/** Every published instrument version the product ships; a changed instrument is a new entry, never an edit. */
export const shippedInstruments: readonly Instrument[] = [skm20171, spak20211, spkp20211];

/** The version a new round of the survey points to. */
export const currentInstruments: Readonly<Record<SurveySlug, Instrument>> = {
  'pelayanan-publik': skm20171,
  'persepsi-korupsi': spak20211,
  'kualitas-pelayanan': spkp20211
};

export function findInstrument(id: string): Instrument | undefined {
  return shippedInstruments.find((instrument) => instrument.id === id);
}
