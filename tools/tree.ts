/**
 * Which files make up the project, and what do they import, name and hold?
 *
 * Reads the checkout as it lies (what is brought or built is left out) and looks at TypeScript through its own parser,
 * so that a word in a comment or a string is never taken for code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** One file; `path` from the root, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export type Tree = readonly Source[];

/** An import of any kind; `target` is a path from the root for a file of ours, else the package's name as written. */
export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

const LEFT_OUT = new Set(['node_modules', '.git', '.anhuan', 'dist', 'coverage']);
const TEXT =
  /\.(tsx?|mts|sql|md|json|jsonl|csv|html|css|ya?ml|txt|sh)$|(^|\/)(anhuan|run|LICENSE|\.npmrc|\.gitignore)$/;
const parsed = new WeakMap<Source, ts.SourceFile>();

/** Every text file under `root`. */
export function readTree(root: string): Tree {
  const tree: Source[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_OUT.has(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && TEXT.test(path))
        tree.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  };
  walk('');
  return tree;
}

export const isCode = ({ path }: Source): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
export const isTest = ({ path }: Source): boolean => /\.test\.tsx?$/.test(path);
export const linesOf = ({ text }: Source): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** The file as a syntax tree. */
export function syntaxOf(source: Source): ts.SourceFile {
  let file = parsed.get(source);
  if (file === undefined) {
    const kind = source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, kind);
    parsed.set(source, file);
  }
  return file;
}

/** Calls `look` for every node of the file. */
export function eachNode(source: Source, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    look(node);
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(source));
}

/** The line on which a node begins, from 1. */
export function lineOf(source: Source, node: ts.Node): number {
  const file = syntaxOf(source);
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Everything the file imports: statically, re-exported, `import('…')`, and `new URL('…', import.meta.url)`. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  eachNode(source, (node) => {
    const [word, typeOnly] = importedBy(node);
    if (word === undefined || !ts.isStringLiteralLike(word)) return;
    const target = word.text.startsWith('.') ? normalize(join(dirname(source.path), word.text)) : word.text;
    found.push({ target, typeOnly, line: lineOf(source, node) });
  });
  return found;
}

function importedBy(node: ts.Node): [ts.Node | undefined, boolean] {
  if (ts.isImportDeclaration(node)) {
    return [node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword];
  }
  if (ts.isExportDeclaration(node)) return [node.moduleSpecifier, node.isTypeOnly];
  if (ts.isImportTypeNode(node))
    return [ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return [node.arguments[0], false];
  }
  if (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    /import\.meta\.url/.test(node.getText())
  ) {
    return [node.arguments?.[0], false];
  }
  return [undefined, false];
}
