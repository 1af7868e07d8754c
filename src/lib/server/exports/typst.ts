import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { createTypstCompiler, type TypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { MemoryAccessModel } from '@myriaddreamin/typst.ts/fs/memory';
import { loadFonts, withAccessModel } from '@myriaddreamin/typst.ts/options.init';

/** Templates by file name; one may import another: `#import "letter.typ": letter`. */
export type TypstSources = Readonly<Record<string, string>>;

const packages = createRequire(import.meta.url);
const fonts = ['400Regular', '400Regular_Italic', '600SemiBold'];

/** Starting takes about a second, so a process does it once, when the first report is asked for. */
let started: Promise<TypstCompiler> | undefined;

/**
 * Typesets `main` to a tagged PDF, in the page's font. The template reads `data` by `json("data.json")`: what people wrote arrives
 * as text and is never read as Typst. Nothing is fetched, neither fonts nor packages.
 *
 * @throws Error with the compiler's words and their place in the template
 */
export async function typesetPdf(sources: TypstSources, main: string, data: unknown): Promise<Buffer> {
  started ??= startCompiler().catch((problem: unknown) => {
    started = undefined;
    throw problem;
  });
  const compiler = await started;
  // No await between here and the end of `typeset`: two reports never see each other's data.
  for (const [name, source] of Object.entries(sources)) compiler.addSource(`/${name}`, source);
  // A file, not `inputs`: those make a new library for each report, which the compiler never gives back.
  compiler.mapShadow('/data.json', Buffer.from(JSON.stringify(data)));
  return typeset(compiler, `/${main}`);
}

async function typeset(compiler: TypstCompiler, mainFilePath: string): Promise<Buffer> {
  const words = { diagnostics: 'unix' } as const;
  const { result, diagnostics } = await compiler.runWithWorld({ mainFilePath, inputs: {} }, async (world) => {
    const [compiled, pdf] = await Promise.all([world.compile(words), world.pdf(words)]);
    return compiled.hasError ? { diagnostics: compiled.diagnostics } : pdf;
  });
  if (!result) throw new Error(`The report could not be typeset: ${(diagnostics ?? []).join('; ')}`);
  return Buffer.from(result);
}

async function startCompiler(): Promise<TypstCompiler> {
  const [wasm, ...faces] = await Promise.all([
    readFile(packages.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
    ...fonts.map((face) => readFile(fontFile(face)))
  ]);
  const compiler = createTypstCompiler();
  await compiler.init({
    beforeBuild: [loadFonts(faces, { assets: false }), withAccessModel(new MemoryAccessModel())],
    getModule: () => ({ module_or_path: wasm })
  });
  return compiler;
}

function fontFile(face: string): string {
  const folder = dirname(packages.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'));
  return join(folder, face, `AtkinsonHyperlegibleNext_${face}.ttf`);
}
