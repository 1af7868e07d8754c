import { expect, test } from 'vitest';
import { sharedOrigin } from './shared-address.ts';

const network = '192.168.1.7';

test.each([
  ['http://localhost:3000/kiosk', undefined, network, 'http://192.168.1.7:3000'],
  ['http://127.0.0.1:3000/kiosk', undefined, network, 'http://192.168.1.7:3000'],
  ['https://[::1]:3443/kiosk', undefined, network, 'https://192.168.1.7:3443'],
  ['http://localhost:3000/kiosk', undefined, undefined, 'http://localhost:3000'],
  ['http://10.0.0.4:3000/kiosk', undefined, network, 'http://10.0.0.4:3000'],
  ['https://survei.example/kiosk', undefined, network, 'https://survei.example'],
  ['http://localhost:3000/kiosk', 'https://survei.example', network, 'https://survei.example']
])('%s with ORIGIN %s and network %s is told as %s', (visited, configured, address, shared) => {
  expect(sharedOrigin(new URL(visited), { configured, network: address })).toBe(shared);
});
