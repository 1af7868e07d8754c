import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FileProblem } from '#lib/domain/files/upload-rules.ts';
import { officeEntries, type OfficeEntry } from './office-entries.ts';

const unpack = promisify(inflateRaw);
const mebibyte = 1024 * 1024;

const maxEntries = 2_000;
/** Bytes all entries may unpack to. */
const maxUnpacked = 100 * mebibyte;
/** Unpacked bytes for each packed one. Text of tables reaches 30; what is made to burst goes beyond 1,000. */
const maxRatio = 100;
/** Below this a high ratio is a short file, not a bomb. */
const ratioFrom = mebibyte;

/** Programs inside: VBA, Excel 4 macros, ActiveX, and packed objects that may hold an executable file. */
const program =
  /(^|\/)(vbaProject|vbaData)|(^|\/)(macrosheets|activeX|dialogsheets)\/|\.(bin|exe|dll|js|vbs|hta|lnk|scr)$/i;

/** Excel stores printer settings and its own index this way; neither runs. */
const harmlessBinary = /(^|\/)(printerSettings\d*|calcChain|styles|sharedStrings|sheet\d+)\.bin$/i;

/** A template from elsewhere brings its macros when the file is opened. */
const isForeignTemplate = (xml: string) =>
  /attachedTemplate|oleObject|subDocument/i.test(xml) && /TargetMode\s*=\s*["']\s*External/i.test(xml);

/** An Open Packaging part has none (ISO/IEC 29500-2, 6.5.2); with one the text could say what it does not show. */
const ownDeclarations = /<!\s*(DOCTYPE|ENTITY)/i;

const macroContent = /macroEnabled|vbaProject/i;

/** A part's name as office programs compare it (ISO/IEC 29500-2, 6.2.2): percent signs stand for characters. */
const partName = (name: string) =>
  name
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\', '/');

/** Looks into a DOCX or XLSX; undefined when nothing speaks against it. Every entry is unpacked once, within bounds, and forgotten. */
export async function officeProblem(bytes: Buffer): Promise<FileProblem | undefined> {
  const entries = officeEntries(bytes, maxEntries);
  if (entries === 'too_many') return 'archive';
  if (!entries) return 'broken';
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > maxUnpacked || (unpacked > ratioFrom && unpacked > maxRatio * bytes.length)) return 'archive';
  if (entries.some(({ name }) => program.test(partName(name)) && !harmlessBinary.test(partName(name)))) return 'macros';
  for (const entry of entries) {
    const problem = await entryProblem(entry);
    if (problem) return problem;
  }
  return undefined;
}

async function entryProblem({ name, method, size, packed }: OfficeEntry): Promise<FileProblem | undefined> {
  if (method !== 0 && method !== 8) return 'archive';
  let content: Buffer;
  try {
    // An entry that is larger than it claims stops here.
    content = method === 0 ? packed : await unpack(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return 'archive';
  }
  if (content.length !== size) return 'archive';
  const part = partName(name);
  const isTypes = /(^|\/)\[Content_Types\]\.xml$/i.test(part);
  // A link that starts another program when the table is opened.
  if (/externalLinks[\\/][^\\/]*\.xml$/i.test(part) && /ddeLink/i.test(asRead(content))) return 'macros';
  if (!isTypes && !/\.rels$/i.test(part)) return undefined;
  const xml = asRead(content);
  if (ownDeclarations.test(xml)) return 'archive';
  return (isTypes ? macroContent.test(xml) : isForeignTemplate(xml)) ? 'macros' : undefined;
}

/** The characters as a reader of XML sees them: in whatever width they are stored, and with numbers in place of letters. */
function asRead(content: Buffer): string {
  return content
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}
