/** Oldest major version of Node that runs the program. */
const OLDEST = 24;

/**
 * Plain JavaScript, because an older Node cannot even read the TypeScript files.
 *
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} one line that says what to do when the version is too old
 */
export function nodeVersionProblem(version) {
  if (Number(version.split('.')[0]) >= OLDEST) return undefined;
  return `Node ${version} is too old, Node ${OLDEST} or newer is needed. Run npm ci, which brings it, and start through npm (npm start), or install Node ${OLDEST}.`;
}
