import { requirePermission } from '#lib/server/auth/permissions.ts';
import { exampleCsv } from '#lib/server/complaints/import-example.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import type { RequestEvent } from './$types';

export const GET = withDomainErrors(({ locals }: RequestEvent) => {
  requirePermission(locals, 'complaints.handle');
  return new Response(exampleCsv(), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="contoh-impor-pengaduan.csv"',
      'cache-control': 'no-store'
    }
  });
});
