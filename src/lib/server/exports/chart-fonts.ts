import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

const family = 'Atkinson Hyperlegible Next';
const weights = ['400Regular', '600SemiBold'];

let registered = false;

/** Makes the page's font known to the server's canvas; throws when the package that holds it is missing. */
export function registerChartFonts(): void {
  if (registered) return;
  const packageFile = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/atkinson-hyperlegible-next/package.json'
  );
  for (const weight of weights) {
    const file = join(dirname(packageFile), weight, `AtkinsonHyperlegibleNext_${weight}.ttf`);
    if (!GlobalFonts.registerFromPath(file, family)) throw new Error(`The font ${file} cannot be read; run npm ci`);
  }
  registered = true;
}
