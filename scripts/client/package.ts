/** Makes the package of the client: one JavaScript file, its types, and a package.json. */

import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));

/** Fills the folder, which is emptied first, with what `npm pack` is to ship. */
export async function packageClient(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'src/client/index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    legalComments: 'none',
    logLevel: 'error',
  });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(here, 'tsconfig.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', folder]);
  for (const name of globSync('*.d.ts', { cwd: folder })) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(describePackage(), null, 2)}\n`);
  copyFileSync(join(root, 'docs/client.md'), join(folder, 'README.md'));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

function describePackage() {
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return {
    name: 'enrichd',
    version,
    description: 'Client of enrichd, for Node, Deno, Bun and browsers.',
    license,
    type: 'module',
    sideEffects: false,
    exports: { './client': { types: './index.d.ts', default: './index.js' } },
  };
}
