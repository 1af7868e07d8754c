import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const routes = join(import.meta.dirname, '../../src/routes');
const files = globSync(['(staff)/**/+*.ts', 'api/v1/staff/**/+*.ts'], { cwd: routes }).sort();

/** Open on purpose: the doors themselves. */
const open = [/^\(staff\)\/staf\/(masuk|undangan|keluar)\//];

const isEntrance = /^(load|actions|fallback|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
const isCheck = (text: string) => /^(requirePermission|requireSignedIn)$/.test(text);

type FunctionNode = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;
const isFunction = (node: ts.Node): node is FunctionNode =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);

function functionsNamed(source: ts.SourceFile): Map<string, FunctionNode> {
  const found = new Map<string, FunctionNode>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) found.set(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer && isFunction(initializer)) found.set(name.text, initializer);
    }
  }
  return found;
}

/** The first call in source order below `node`, calls to the file's own functions followed. */
function firstCallIsCheck(node: ts.Node, own: Map<string, FunctionNode>, depth = 0): boolean {
  let verdict: boolean | undefined;
  const visit = (child: ts.Node): void => {
    if (verdict !== undefined) return;
    if (ts.isCallExpression(child) && ts.isIdentifier(child.expression)) {
      const name = child.expression.text;
      const callee = own.get(name);
      if (isCheck(name)) verdict = true;
      else if (callee?.body && depth < 3) verdict = firstCallIsCheck(callee.body, own, depth + 1);
      else ts.forEachChild(child, visit);
      verdict ??= isWrapper(name) ? undefined : false;
      return;
    }
    if (ts.isCallExpression(child)) {
      ts.forEachChild(child, visit);
      verdict ??= false;
      return;
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  return verdict ?? false;
}

const isWrapper = (name: string) => /^(withDomainErrors|apiEndpoint)$/.test(name);

/** Every load, action and endpoint of a file, by name. */
function entrances(source: ts.SourceFile): [string, ts.Node][] {
  return source.statements.flatMap((statement): [string, ts.Node][] => {
    const isExported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (!isExported) return [];
    if (ts.isFunctionDeclaration(statement) && statement.name && isEntrance.test(statement.name.text)) {
      return [[statement.name.text, statement]];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }): [string, ts.Node][] => {
      if (!ts.isIdentifier(name) || !isEntrance.test(name.text) || !initializer) return [];
      const value = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
      if (name.text !== 'actions') return [[name.text, value]];
      if (!ts.isObjectLiteralExpression(value)) return [[name.text, value]];
      return value.properties.map((property) => [
        `actions.${property.name?.getText(source) ?? '?'}`,
        ts.isPropertyAssignment(property) ? property.initializer : property
      ]);
    });
  });
}

function unguarded(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const own = functionsNamed(source);
  return entrances(source)
    .filter(([, node]) => !firstCallIsCheck(node, own))
    .map(([name]) => name);
}

describe('staff routes', () => {
  const guarded = files.filter((file) => !open.some((pattern) => pattern.test(file)));

  it('are found', () => {
    expect(guarded.length).toBeGreaterThan(5);
  });

  it.each(guarded)('%s: every load, action and endpoint begins with the permission', (file) => {
    expect(unguarded(file, readFileSync(join(routes, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['export const load = () => ({})', 'load'],
    [
      'export const load = withDomainErrors(async (event) => { await find(); requirePermission(event.locals, "x"); });',
      'load'
    ],
    ['export const actions = { default: withDomainErrors(async (e) => save(e)) };', 'actions.default'],
    ['export const GET = async () => new Response();', 'GET'],
    ['export async function POST() {}', 'POST'],
    ['const actions = {}; export const load = requirePermissions(1);', 'load']
  ])('would fail on %s', (text, name) => {
    expect(unguarded('x.ts', text)).toEqual([name]);
  });

  it.each([
    'export const load = withDomainErrors(async ({ locals }) => { requirePermission(locals, "x"); return find(); });',
    'const changing = (work) => withDomainErrors(async (e) => { requireSignedIn(e.locals); return work(e); }); export const actions = { a: changing(() => 1) };'
  ])('would pass %s', (text) => {
    expect(unguarded('x.ts', text)).toEqual([]);
  });
});

describe('what is asked again on a screen somebody may have walked away from', () => {
  const text = (file: string) => readFileSync(join(routes, file), 'utf8');

  it.each(files.filter((file) => file.includes('/unduh/')))('every file of %s asks who downloads', (file) => {
    expect(text(file)).toMatch(/requirePermission\([^)]*\);[\s\S]*\baskProof\(locals,/);
  });

  it('a published correction asks who publishes it', () => {
    const action = /ralat: [\s\S]*?correctRecap\(/.exec(text('(staff)/staf/rekap/[month]/+page.server.ts'))?.[0];
    expect(action).toContain('requireRecentProof(locals,');
  });
});
