import { expect, test } from 'vitest';
import { internalHeaders } from './internal-headers.ts';
import { visitedUrl } from './visited-url.ts';

const visited = (path: string) =>
  visitedUrl({
    url: new URL(`https://survei.example${path}`),
    request: new Request('https://survei.example', {
      headers: { [internalHeaders.protocol]: 'http', [internalHeaders.host]: '192.168.1.7:3000' }
    })
  }).href;

test('the address is the one the visitor opened, not the configured one', () => {
  expect(visited('/staf?a=1')).toBe('http://192.168.1.7:3000/staf?a=1');
});

test.each(['//', '//elsewhere.example/staf'])('the path %s does not become a host', (path) => {
  expect(visited(path)).toBe(`http://192.168.1.7:3000${path}`);
});
