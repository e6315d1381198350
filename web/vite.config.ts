/** How is the web built, and where does it find the API while it is written? */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ownHomeBuild } from './borrower/home/own-home-build.ts';
import { packedFiles } from './packed-files.ts';
import { verifierPlugin } from './verifier/offline-page.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), verifierPlugin(), packedFiles(), ownHomeBuild()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true,
    // What every page needs comes as one file: a slow telephone waits for each question it has to ask.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', test: /door-routes\.tsx$/ }] } },
    },
  },
  server: { proxy: { '/api': process.env.ANHUAN_API ?? 'http://127.0.0.1:4300' } },
});
