import { complaintLimits } from '#lib/domain/settings/complaint-settings.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { settingsToday } from '#lib/server/settings/service.ts';

export const load = withDomainErrors(async () => {
  const { verify, firstResponse, resolve } = complaintLimits(await settingsToday(currentRuntime()));
  return {
    /** Working days, as the page names them. */
    days: {
      verify,
      firstResponse,
      information: resolve.information_request,
      complaint: resolve.complaint_non_oversight,
      oversight: resolve.complaint_oversight
    }
  };
});
