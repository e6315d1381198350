import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { PROBLEM_WORDS } from './problem-words.ts';
import { askedLanguage, inChinese, toldIn } from './told-problem.ts';

const API = resolve(import.meta.dirname, '..');

/** The sentences an expression may give; what is filled in is `{}`. */
function sentencesOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')];
  if (ts.isConditionalExpression(node))
    return [...sentencesOf(node.whenTrue), ...sentencesOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...sentencesOf(node.left), ...sentencesOf(node.right)];
  return [];
}

/** What is wrong and what to do, of one place. */
function placesOf(node: ts.ObjectLiteralExpression, source: ts.SourceFile): string[] {
  const fields = new Map(
    node.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) ? [[one.name.getText(source), one.initializer] as const] : [],
    ),
  );
  if (!fields.has('todo')) return [];
  return ['what', 'todo'].flatMap((name) => {
    const value = fields.get(name);
    return value === undefined ? [] : sentencesOf(value);
  });
}

/** Every sentence that the API refuses with: the detail of a refusal, what is wrong and what to do. */
function refusalsOf(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Refused' && node.arguments?.[1])
      found.push(...sentencesOf(node.arguments[1]));
    if (ts.isObjectLiteralExpression(node)) found.push(...placesOf(node, source));
    // A table of refusals: status, what is wrong and, in some, what to do.
    if (ts.isArrayLiteralExpression(node)) {
      const [status, ...sentences] = node.elements;
      if (status !== undefined && ts.isNumericLiteral(status) && /^[45]\d\d$/.test(status.text))
        found.push(...sentences.flatMap(sentencesOf));
      // What is wrong and what to do, side by side.
      const pair = node.elements.map(sentencesOf);
      if (
        pair.length === 2 &&
        ts.isPropertyAssignment(node.parent) &&
        pair.every((one) => one.length === 1 && isPlain(one[0]!))
      )
        found.push(...pair.flat());
    }
    // Those that make a refusal of what they are given.
    if (ts.isCallExpression(node) && /^(not|no|refused)$/.test(node.expression.getText(source)))
      found.push(...node.arguments.flatMap(sentencesOf));
    if (ts.isVariableDeclaration(node) && node.name.getText(source) === 'REMEDIES')
      ts.forEachChild(node.initializer!, (one) => {
        if (ts.isPropertyAssignment(one)) found.push(...sentencesOf(one.initializer));
      });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter(isPlain);
}

/** An English sentence, or the beginning of one. */
const isPlain = (text: string) =>
  /\p{L}/u.test(text) && text.includes(' ') && !/\p{Script=Han}/u.test(text) && text !== '';

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(told|reference)\//.test(name))
    .map((name) => join(folder, name));
// What an agreement is refused with is said where it is made.
const files = [...filesBelow(API), ...filesBelow(resolve(API, '..', 'agreements'))];

describe('refusals in Chinese', () => {
  test('every refusal of the API has its line, and every line its refusal', () => {
    const said = new Set(files.flatMap(refusalsOf));
    expect(files.length).toBeGreaterThan(50);
    const lines = new Set(PROBLEM_WORDS.map(([en]) => en));
    expect([...said].filter((text) => !lines.has(text)).sort()).toEqual([]);
    expect([...lines].filter((text) => !said.has(text)).sort()).toEqual([]);
    expect(lines.size).toBe(PROBLEM_WORDS.length);
  });

  test('what is filled in stays, turned round where Chinese does', () => {
    expect(inChinese('"A-1" of sample is not in the book')).toBe('账簿中没有 sample 的“A-1”');
    expect(inChinese('Use one of: M1, M2.')).toBe('请用以下之一：M1, M2。');
    expect(inChinese('what no line says')).toBe('what no line says');
    for (const [en, zh] of PROBLEM_WORDS)
      expect(zh.match(/\{\d*\}/g)?.length ?? 0, en).toBe(en.match(/\{\}/g)?.length ?? 0);
  });

  test('the language is the one asked for; machines get English', () => {
    expect(['zh-CN,zh;q=0.9', 'ZH', 'en', undefined].map(askedLanguage)).toEqual([
      'zh-CN',
      'zh-CN',
      'en',
      'en',
    ]);
    const problem = { title: 'Not found', detail: 'There is no such account.', errors: [] };
    expect(toldIn('zh-CN', problem).detail).toBe('没有该账户。');
    expect(toldIn('en', problem)).toBe(problem);
  });
});
