/** Builds the executable and its papers into `dist/`: `npm run build [-- --target linux-arm64]`. */

import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleProgram } from './build/bundle.ts';
import { makeExecutable } from './build/inject.ts';
import { collectLicenses, sumFiles, writeSbom } from './build/papers.ts';
import { smokeTest } from './build/smoke.ts';
import { findBinaries, parseTarget } from './build/target.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const { values } = parseArgs({
  options: { target: { type: 'string', default: `linux-${process.arch}` } },
});
const target = parseTarget(values.target);
requireExactNode();

const work = join(dist, 'work', target.name);
mkdirSync(work, { recursive: true });
const binaries = findBinaries(root, target);
const bundles = await bundleProgram(root);
const name = `enrichd-${target.name}`;
makeExecutable({ root, work, target, binaries, bundles }, join(dist, name));
// For images whose file system is read-only: loaded in place of the embedded copy.
copyFileSync(binaries.addon, join(dist, `libsql-${target.name}.node`));

const addonInput = `node_modules/@libsql/linux-${process.arch}-gnu/index.node`;
const inputs = [...bundles.main.inputs, ...bundles.worker.inputs, addonInput];
writeFileSync(join(dist, 'LICENSES.txt'), collectLicenses(root, binaries.nodeLicense, inputs));
writeFileSync(join(dist, 'sbom.cdx.json'), writeSbom(root));
const files = ['linux-x64', 'linux-arm64'].flatMap((each) => [
  `enrichd-${each}`,
  `libsql-${each}.node`,
]);
writeFileSync(
  join(dist, 'SHA256SUMS'),
  sumFiles(dist, [...files, 'LICENSES.txt', 'sbom.cdx.json']),
);

const megabytes = (statSync(join(dist, name)).size / 1e6).toFixed(1);
process.stdout.write(`dist/${name}: ${megabytes} MB\n${smokeTest(target, join(dist, name))}\n`);

/** A blob of another Node version than the binary's crashes at the start. */
function requireExactNode(): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const wanted = manifest.optionalDependencies[`node-${target.name}`];
  if (process.version !== `v${wanted}`) {
    throw new Error(`this is Node ${process.version}; the build needs v${wanted}: npm run build`);
  }
}
