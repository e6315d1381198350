/**
 * How does the verifier become one file that works from a folder, without a network?
 *
 * Script and style are built apart and written into the page itself, which is then one more file of the built web.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const HERE = import.meta.dirname;
const STYLES = [join(HERE, '..', 'parts', 'tokens.css'), join(HERE, 'verifier.css')];

/** The page, whole. */
export async function offlinePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: HERE,
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: join(import.meta.dirname, 'verifier-page.ts') },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined || script.type !== 'chunk' || outputs.length !== 1)
    throw new Error(`the verifier is ${outputs.length} files, not one script`);
  const style = STYLES.map((path) => readFileSync(path, 'utf8')).join('\n');
  // A function in the place of a text: `$` in the script must mean nothing here.
  return readFileSync(join(HERE, 'verifier.html'), 'utf8')
    .replace('/*style*/', () => style)
    .replace('/*script*/', () =>
      script.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'),
    );
}

/** Adds the page to a build of the web as verifier.html. */
export function verifierPlugin(): Plugin {
  return {
    name: 'anhuan-verifier',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'verifier.html', source: await offlinePage() });
    },
  };
}
