import type { SubmitFunction } from '@sveltejs/kit';

/** A form on its way, for `use:enhance`: a second press is ignored, and what was typed stays whatever comes back. */
export interface Sending {
  readonly underWay: boolean;
  /** Nobody answered, or nothing a form understands. */
  readonly failed: boolean;
  readonly submit: SubmitFunction;
}

/** @param before work that has to end before the form goes, such as a proof of work */
export function createSending(before?: (form: FormData) => Promise<void>): Sending {
  let underWay = $state(false);
  let failed = $state(false);

  const submit: SubmitFunction = async ({ formData, cancel }) => {
    if (underWay) {
      cancel();
      return;
    }
    [underWay, failed] = [true, false];
    try {
      await before?.(formData);
    } catch {
      [underWay, failed] = [false, true];
      cancel();
      return;
    }
    return async ({ result, update }) => {
      underWay = false;
      failed = !['success', 'failure', 'redirect'].includes(result.type);
      if (!failed) await update({ reset: result.type === 'success', invalidateAll: false });
    };
  };

  return {
    get underWay() {
      return underWay;
    },
    get failed() {
      return failed;
    },
    submit
  };
}
