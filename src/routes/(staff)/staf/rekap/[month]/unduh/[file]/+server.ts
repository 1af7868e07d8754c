import { redirect } from '@sveltejs/kit';
import { reportSignerSchema } from '#lib/domain/reports/report-signer.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { requireRecapFile, staffRecapFile } from '#lib/server/exports/staff-recap-file.ts';
import { askProof } from '#lib/server/http/ask-proof.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formOfQuery } from '#lib/server/http/query-form.ts';
import { parseForm } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

export const GET = withDomainErrors(
  async ({ locals, params, url }: RequestEvent) => {
    const actor = requirePermission(locals, 'complaints.recap');
    const file = requireRecapFile(params.file);
    askProof(locals, currentRuntime().now(), `/staf/rekap/${params.month}?unduh`);
    const signer = file === 'laporan.pdf' ? parseForm(reportSignerSchema, formOfQuery(url)) : undefined;
    if (signer && !signer.ok) redirect(303, `/staf/rekap/${params.month}/laporan${url.search || '?number='}`);
    const { name, type, body } = await staffRecapFile(currentRuntime(), actor, {
      month: params.month,
      file,
      signer: signer?.value,
      siteAddress: url.origin
    });
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store'
      }
    });
  },
  { patient: true }
);
