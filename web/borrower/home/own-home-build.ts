/**
 * How does the server come to a page that it can draw itself?
 *
 * The borrower's home is built once more, for Node, into one file beside the built web.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

export function ownHomeBuild(): Plugin {
  let folder = '';
  return {
    name: 'own-home-build',
    apply: 'build',
    configResolved({ build: { outDir } }) {
      folder = outDir;
    },
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: 'error',
        root: import.meta.dirname,
        plugins: [react()],
        ssr: { noExternal: true },
        // The long form of React, for writing, draws several times slower.
        define: { 'process.env.NODE_ENV': JSON.stringify('production') },
        build: {
          ssr: join(import.meta.dirname, 'own-home.tsx'),
          // Where the server looks for it (written-home.ts).
          outDir: join(folder, 'written'),
          emptyOutDir: true,
          rolldownOptions: {
            output: { entryFileNames: 'own-home.mjs', codeSplitting: false },
          },
        },
      });
    },
  };
}
