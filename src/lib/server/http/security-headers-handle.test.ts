import { describe, expect, it } from 'vitest';
import { securityHeaders } from '#lib/server/http/security-headers-handle.ts';

const headersOf = (address: string, routeId: string | null = null) => securityHeaders(new URL(address), routeId);

describe('securityHeaders', () => {
  it('keeps the origin in the referrer, so that forms still name where they come from', () => {
    expect(headersOf('http://localhost:3000/')).toMatchObject({ 'Referrer-Policy': 'strict-origin' });
  });

  it('leaves it to the listener, which knows whose the certificate is, to bind browsers to HTTPS', () => {
    expect(headersOf('https://office.example/')).not.toHaveProperty('Strict-Transport-Security');
  });

  it('isolates the window where browsers accept it', () => {
    expect(headersOf('https://office.example/')).toHaveProperty('Cross-Origin-Opener-Policy');
    expect(headersOf('http://localhost:3000/')).toHaveProperty('Cross-Origin-Opener-Policy');
    expect(headersOf('http://192.168.1.7:3000/')).not.toHaveProperty('Cross-Origin-Opener-Policy');
  });

  it.each([
    '/(staff)/staf',
    '/(staff)/staf/masuk',
    '/(kiosk)/kiosk',
    '/api/v1/staff/results/[slug]',
    '/(public)/pengaduan/lacak/data'
  ])('lets nobody keep a page of %s', (routeId) => {
    expect(headersOf('https://office.example/%73taf', routeId)).toMatchObject({ 'Cache-Control': 'no-store' });
  });

  it.each(['/(public)', '/(public)/hasil', '/(public)/stafet', '/api/v1/surveys', null])(
    'leaves the caching of %s to its page',
    (routeId) => {
      expect(headersOf('https://office.example/', routeId)).not.toHaveProperty('Cache-Control');
    }
  );
});
