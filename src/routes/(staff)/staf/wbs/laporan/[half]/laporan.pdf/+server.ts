import { redirect } from '@sveltejs/kit';
import { reportSignerSchema } from '#lib/domain/reports/report-signer.ts';
import { auditHead } from '#lib/server/audit/service.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { parseForm } from '#lib/server/http/parse-form.ts';
import { formOfQuery } from '#lib/server/http/query-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { evaluationPdf } from '#lib/server/whistleblowing/half-year-pdf.ts';
import { takeHalfYearEvaluation } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

/** The evaluation of a half-year to sign; the first PDF of a process takes its time. */
export const GET = withDomainErrors(
  async ({ locals, params, url }: RequestEvent) => {
    const actor = requirePermission(locals, 'wbs.figures');
    const runtime = currentRuntime();
    const signer = parseForm(reportSignerSchema, formOfQuery(url));
    if (!signer.ok) redirect(303, `/staf/wbs/laporan${url.search || '?number='}`);
    const evaluation = await takeHalfYearEvaluation(runtime, actor, params.half);
    const pdf = await evaluationPdf({
      evaluation,
      signer: signer.value,
      auditHead: await auditHead(runtime.db),
      madeAt: runtime.now(),
      siteAddress: url.origin
    });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="evaluasi-wbs-${params.half}.pdf"`,
        'cache-control': 'no-store'
      }
    });
  },
  { patient: true }
);
