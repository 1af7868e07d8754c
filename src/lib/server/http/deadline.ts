/** Longer than any page takes that still answers; a database that neither answers nor refuses would hold it forever. */
const patienceMs = 20_000;

/**
 * The work's outcome, if it comes in time.
 * @throws Error with code `ETIMEDOUT`, which `isDatabaseAway` knows; what the work does later is not undone
 */
export async function withinDeadline<Result>(work: Result | Promise<Result>, ms = patienceMs): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`No answer within ${ms} ms`), { code: 'ETIMEDOUT' }));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
