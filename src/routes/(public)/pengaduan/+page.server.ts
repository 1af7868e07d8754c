import { shippedLimits } from '#lib/domain/complaints/complaint-limits.ts';

/** Working days, as the page names them. */
const days = {
  verify: shippedLimits.verify,
  firstResponse: shippedLimits.firstResponse,
  information: shippedLimits.resolve.information_request,
  complaint: shippedLimits.resolve.complaint_non_oversight,
  oversight: shippedLimits.resolve.complaint_oversight
};

export const load = () => ({ days });
