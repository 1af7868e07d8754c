import { notFound } from '#lib/domain/errors.ts';
import { requirePermission } from '#lib/server/auth/permissions.ts';
import { exportQuarter, type ExportForm } from '#lib/server/exports/export-quarter.ts';
import { askProof } from '#lib/server/http/ask-proof.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { requirePeriod, requireSurveySlug } from '#lib/server/surveys/service.ts';
import type { RequestEvent } from './$types';

const files: Readonly<Record<string, ExportForm | undefined>> = {
  'jawaban.csv': 'excel',
  'jawaban-mesin.csv': 'machine',
  'jawaban.xlsx': 'xlsx'
};

export const GET = withDomainErrors(
  async ({ locals, params, url }: RequestEvent) => {
    const actor = requirePermission(locals, 'exports.download');
    const form = files[params.file];
    if (!form) throw notFound('Berkas itu tidak ada.');
    const [slug, period] = [requireSurveySlug(params.slug), requirePeriod(params.period)];
    askProof(locals, currentRuntime().now(), `/staf/survei/${slug}/${params.period}?unduh`);
    const file = await exportQuarter(currentRuntime(), actor, {
      slug,
      period,
      form,
      all: url.searchParams.has('semua')
    });
    return new Response(file.content, {
      headers: {
        'content-type': file.type,
        'content-length': String(file.bytes),
        'content-disposition': `attachment; filename="${file.name}"`,
        'cache-control': 'no-store',
        'x-row-count': String(file.rows),
        'x-sha256': file.sha256
      }
    });
  },
  { patient: true }
);
