/** Bundles the program and its worker thread into one CommonJS file each. */

import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { createEditor, type Edit, mainEdits, workerEdits } from './edits.ts';

export interface Bundle {
  readonly text: string;
  /** The files that went into it, from the root of the project. */
  readonly inputs: readonly string[];
}

export interface Bundles {
  readonly main: Bundle;
  readonly worker: Bundle;
}

export async function bundleProgram(root: string): Promise<Bundles> {
  const parts = join(root, 'src/executable.ts');
  const handler = join(root, 'src/pool/worker.ts');
  const piscinaWorker = join(root, 'node_modules/piscina/dist/worker.js');
  const [main, worker] = await Promise.all([
    bundle(root, join(root, 'src/main.ts'), mainEdits(parts)),
    bundle(root, piscinaWorker, workerEdits(handler)),
  ]);
  return { main, worker };
}

async function bundle(root: string, entry: string, edits: readonly Edit[]): Promise<Bundle> {
  const editor = createEditor(edits);
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
    // Only loaded when threads are given a lower priority, which they are not.
    external: ['@napi-rs/nice'],
    plugins: [embedParts(root), editor.plugin],
  });
  editor.check();
  const [warning] = warnings;
  if (warning !== undefined) {
    throw new Error(`bundling ${entry}: ${warning.text} (${warning.location?.file})`);
  }
  const text = outputFiles[0]?.text.replace(/^#!.*\n/, '') ?? '';
  return { text: escapeBeyondAscii(text), inputs: Object.keys(metafile.inputs) };
}

/**
 * One character beyond Latin-1 would double the memory of the whole text. The bundler leaves those
 * in regular expressions and comments; both may have them escaped.
 */
export function escapeBeyondAscii(text: string): string {
  return text.replace(/(\\?)([^\0-\x7f])/g, (found, slash: string, character: string) => {
    if (slash !== '') throw new Error(`a backslash stands before ${found}`);
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Puts `src/executable.ts` in the place of `src/runtime.ts`. */
function embedParts(root: string): Plugin {
  return {
    name: 'embed-parts',
    setup(build) {
      build.onResolve({ filter: /\/runtime\.ts$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path) === join(root, 'src/runtime.ts')
          ? { path: join(root, 'src/executable.ts') }
          : undefined,
      );
    },
  };
}
