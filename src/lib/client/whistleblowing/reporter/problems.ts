import { answerProblems } from '#lib/domain/whistleblowing/report-answers.ts';
import { part, words } from './dom.ts';
import { control, readAnswers } from './report-fields.ts';

/** Questions whose problem is told in words of their own. */
const ownWords: ReadonlySet<string> = new Set(['leadership', 'honest', 'kind']);

/**
 * Says beside each field what has to be mended, lists it above the form and goes there.
 *
 * @returns whether nothing has
 */
export function showProblems(
  root: HTMLElement,
  { hasOutside, agreed }: { hasOutside: boolean; agreed: boolean }
): boolean {
  const problems = new Map<string, string>();
  for (const [field, problem] of Object.entries(answerProblems(readAnswers(root)))) {
    problems.set(field, words(root, `problem_${ownWords.has(field) ? field : problem}`));
  }
  if (!hasOutside) problems.set('leadership', words(root, 'problem_outside'));
  if (!agreed) problems.set('as-is', words(root, 'problem_as_is'));
  for (const line of root.querySelectorAll<HTMLElement>('[data-error]')) {
    const problem = problems.get(line.dataset.error ?? '') ?? '';
    line.textContent = problem;
    line.hidden = problem === '';
    const field = fieldOf(root, line.dataset.error ?? '');
    if (problem === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
  const summary = part(root, 'summary');
  summary.hidden = problems.size === 0;
  part(summary, 'summary-list').replaceChildren(
    ...[...problems].map(([name, problem]) => {
      const link = document.createElement('a');
      link.href = `#${fieldOf(root, name).id}`;
      link.textContent = problem;
      const item = document.createElement('li');
      item.append(link);
      return item;
    })
  );
  if (problems.size > 0) summary.focus();
  return problems.size === 0;
}

const fieldOf = (root: HTMLElement, name: string): HTMLElement =>
  name === 'as-is' ? part(root, 'as-is') : control(root, name);
