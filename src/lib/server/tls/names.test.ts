import { describe, expect, it } from 'vitest';
import { parseCertificateNames } from './names.ts';

describe('parseCertificateNames', () => {
  it('sorts names and addresses, and adds the machine itself', () => {
    expect(parseCertificateNames(['Suara.Local.', '192.168.1.10', '[FD00:0::1]', 'suara.local'])).toEqual({
      dns: ['suara.local', 'localhost'],
      ip: ['192.168.1.10', 'fd00::1', '127.0.0.1', '::1']
    });
  });

  it('names the loopback addresses once', () => {
    expect(parseCertificateNames(['localhost', '127.0.0.1'])).toEqual({ dns: ['localhost'], ip: ['127.0.0.1', '::1'] });
  });

  it.each([
    ['https://suara.local', /leave out https/],
    ['suara.local:3443', /leave out the port/],
    ['192.168.1.10:3443', /leave out the port/],
    ['*.kantor.example', /write out every name/],
    ['192.168.1', /not an IP address/],
    ['300.1.1.1', /not an IP address/],
    ['0.0.0.0', /every address/],
    ['::', /every address/],
    ['fe80::1%eth0', /leave out the port/],
    ['kantor kpu', /not a host name/],
    ['-x.local', /not a host name/],
    ['a'.repeat(64), /not a host name/],
    ['', /not a host name/]
  ])('refuses %j with the reason', (word, reason) => {
    expect(() => parseCertificateNames([word])).toThrow(reason);
  });
});
