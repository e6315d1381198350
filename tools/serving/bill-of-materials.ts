/**
 * Which programs of others does this one consist of? `./anhuan sbom`
 *
 * A CycloneDX list of what runs, made by npm from the lock file alone: nothing is asked of anybody. `--check` says whether each dependency
 * is in it and has a licence of the list below; exit code 1 where one has not.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Trouble, wordsOf } from '../../server/trouble.ts';
import type { Run } from '../commands.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Licences that go with ours (Apache-2.0) without asking anything of who runs it. MPL-2.0 asks for its own files alone. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
  ],
  ...['MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'Zlib'],
]);

interface Component {
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly {
    readonly expression?: string;
    readonly license?: { readonly id?: string; readonly name?: string };
  }[];
}

export interface BillOfMaterials {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * The list as npm makes it, without what only builds and tests. Asked to leave that out itself, npm 11 leaves out too what a tool of
 * development needs as well (`pg`).
 */
export async function billOfMaterials(): Promise<BillOfMaterials> {
  const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const { stdout } = await promisify(execFile)('npm', words, { cwd: ROOT, maxBuffer: 1 << 26 }).catch(
    (error: unknown) => {
      throw new Trouble(
        `npm could not make the list: ${wordsOf(error)}`,
        'It needs npm 10 or newer beside Node.',
      );
    },
  );
  const whole = JSON.parse(stdout) as BillOfMaterials;
  const left = new Set(
    whole.components
      .filter(({ properties }) => properties?.some(({ name }) => name === DEVELOPMENT))
      .map((one) => one['bom-ref']),
  );
  return {
    ...whole,
    components: whole.components.filter((one) => !left.has(one['bom-ref'])),
    dependencies: whole.dependencies
      .filter(({ ref }) => !left.has(ref))
      .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => !left.has(ref)) })),
  };
}

/** What is wrong with a list: a dependency that is missing, a licence that nobody has allowed. */
export function faultsOfBill({ components }: BillOfMaterials): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const there = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const missing = Object.entries(dependencies)
    .map(([name, version]) => `${name}@${version}`)
    .filter((one) => !there.has(one))
    .map((one) => `${one} is not in the list`);
  const odd = components.flatMap((one) => {
    const licence = licenceOf(one);
    return isAllowed(licence) ? [] : [`${one.name}@${one.version} is under ${licence}`];
  });
  return [...missing, ...odd];
}

function licenceOf({ licenses = [] }: Component): string {
  const [one] = licenses;
  return one?.expression ?? one?.license?.id ?? one?.license?.name ?? 'no licence';
}

/** "MIT AND OFL-1.1" needs both, "(MIT OR GPL-3.0)" one. */
export function isAllowed(expression: string): boolean {
  const text = expression.replace(/^\((.*)\)$/, '$1');
  if (text.includes(' OR ')) return text.split(' OR ').some(isAllowed);
  return text.split(' AND ').every((one) => ALLOWED.has(one.trim()));
}

export const run: Run = async ({ options }) => {
  const bill = await billOfMaterials();
  if (options.check !== true) {
    process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
    return 0;
  }
  const faults = faultsOfBill(bill);
  process.stdout.write(
    faults.length === 0
      ? `${bill.components.length} components, each with a licence that is allowed.\n`
      : `${faults.join('\n')}\n`,
  );
  return faults.length === 0 ? 0 : 1;
};
