import { describe, expect, it } from 'vitest';
import { encodeNameConstraints, namesOutside } from './name-constraints.ts';

const constraints = encodeNameConstraints({ dns: ['suara.local', 'localhost'], ip: ['203.0.113.7', '2001:db8::7'] });

describe('name constraints of the local authority', () => {
  it('permit the given names, names below them and every local address', () => {
    const names = {
      dns: ['suara.local', 'kiosk.suara.local', 'localhost'],
      ip: ['192.168.7.9', '10.1.2.3', '127.0.0.1', '::1', 'fd12::9', '203.0.113.7', '2001:db8::7']
    };
    expect(namesOutside(constraints, names)).toEqual([]);
  });

  it('permit nothing else', () => {
    const names = { dns: ['local', 'bank.example', 'xsuara.local'], ip: ['203.0.113.8', '2001:db8::8', '172.32.0.1'] };
    expect(namesOutside(constraints, names)).toEqual([...names.dns, ...names.ip]);
  });

  it('stay readable with many names', () => {
    const dns = Array.from({ length: 60 }, (_, index) => `kantor-${index}.example`);
    expect(namesOutside(encodeNameConstraints({ dns, ip: [] }), { dns, ip: [] })).toEqual([]);
  });
});
