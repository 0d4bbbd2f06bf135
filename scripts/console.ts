/** Bundles the web console of src/console/client into the string module src/console/bundle.ts. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const client = fileURLToPath(new URL('../src/console/client/', import.meta.url));
const target = new URL('../src/console/bundle.ts', import.meta.url);

/** The text of the module; the same source gives the same text. */
export async function bundleConsole(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: { script: `${client}main.ts`, style: `${client}style.css` },
    outdir: client,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  const textOf = (ending: string) => {
    const text = outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
    // Either would end the element that holds the text.
    if (/<\/(?:script|style)/i.test(text)) throw new Error(`${ending} closes its own element`);
    return JSON.stringify(text);
  };
  return [
    '/** The web console, bundled; written by scripts/console.ts. */',
    '',
    `export const consoleScript =\n  ${textOf('.js')};`,
    '',
    `export const consoleStyle =\n  ${textOf('.css')};`,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(target, await bundleConsole());
