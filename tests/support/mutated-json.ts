/** Numbers from a seed: what failed once fails again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  'x',
  '\u0000',
  '=cmd|1',
  '<script>',
  "' or 1=1 --",
  'A'.repeat(43),
  'A'.repeat(5_000),
  [],
  {},
  [[[[]]]],
  JSON.parse('{"__proto__": 1}'),
  { constructor: { prototype: 1 } },
  '../../etc/passwd'
];

const pick = <One>(random: () => number, from: readonly One[]): One | undefined =>
  from[Math.floor(random() * from.length)];

/** A value with one place changed, removed or added, at any depth. */
export function mutated(value: unknown, random: () => number): unknown {
  const isTree = typeof value === 'object' && value !== null;
  if (!isTree || random() < 0.1) return leaf(value, random);
  const keys = Object.keys(value);
  const key = pick(random, keys);
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  if (key === undefined || random() < 0.1) copy[`more${keys.length}`] = pick(random, odd);
  else if (random() < 0.15) delete copy[key];
  else copy[key] = mutated(copy[key], random);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

function leaf(value: unknown, random: () => number): unknown {
  if (typeof value !== 'string' || value.length === 0 || random() < 0.4) return pick(random, odd);
  const at = Math.floor(random() * value.length);
  const other = pick(random, [...'AQgwBZz09-_=+/ \n']) ?? 'A';
  if (random() < 0.3) return value.slice(0, at);
  return value.slice(0, at) + other + value.slice(random() < 0.5 ? at : at + 1);
}

/** The same for bytes: a few changed, cut or added. */
export function mutatedBytes(bytes: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (let turn = 0; turn < 3; turn += 1) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  if (random() < 0.3) return copy.slice(0, Math.floor(random() * copy.length));
  return random() < 0.2 ? new Uint8Array([...copy, ...copy]) : copy;
}
