import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const PDFJS = 'node_modules/pdfjs-dist';

/** pdf.js asks for fonts, character maps and decoders by name when a file needs them. */
function pdfjsData(): Plugin {
  return {
    name: 'pdfjs-data',
    apply: 'build',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
        for (const name of readdirSync(join(PDFJS, folder))) {
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${name}`,
            source: readFileSync(join(PDFJS, folder, name)),
          });
        }
      }
    },
  };
}

const FAKE = 'http://127.0.0.1:8787';

export default defineConfig({
  base: './',
  plugins: [react(), pdfjsData()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/config.json': FAKE, '/graphql': { target: FAKE, ws: true }, '/files': FAKE } },
});
