/** Makes the executable: a stripped copy of Node with the program and its parts injected. */

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendParts, describeParts } from './append.ts';
import type { Bundles } from './bundle.ts';
import type { Binaries, Target } from './target.ts';

/** Node's own mark in its binary; injecting flips it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * Settings of the engine that hold memory down at no measured loss of speed: under work of both
 * kinds, 284 MiB became 214. With one helper thread, compiling leaves its garbage in one place.
 * `--optimize-for-size` would save 15 more, but voids Node's own bytecode: 100 ms of each start.
 */
const FLAGS = ['--max-semi-space-size=1', '--v8-pool-size=1'];

export interface Parts {
  readonly root: string;
  /** Where intermediate files go. */
  readonly work: string;
  readonly target: Target;
  readonly binaries: Binaries;
  readonly bundles: Bundles;
}

/** Writes the executable to `output`. */
export function makeExecutable(parts: Parts, output: string): void {
  const blob = makeBlob(parts);
  const draft = join(parts.work, 'enrichd');
  copyFileSync(parts.binaries.node, draft);
  chmodSync(draft, 0o755);
  strip(parts.target, draft);
  const postject = join(parts.root, 'node_modules/postject/dist/cli.js');
  // Its many warnings are of no use; they are shown only if it fails.
  run(postject, draft, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE);
  // A file written in one piece lies in large pages, which cost 20 MB more once it runs.
  rmSync(output, { force: true });
  copyFileSync(draft, output);
  rmSync(draft);
  appendParts(output, listParts(parts));
}

function run(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`);
}

/** The files that the program finds behind itself, by name. */
function listParts({ root, binaries }: Parts): Readonly<Record<string, string>> {
  const knowledge = join(root, 'src/enrich/knowledge');
  return {
    'libsql.node': binaries.addon,
    'index.bin.gz': join(knowledge, 'index.bin.gz'),
    'model.bin.gz': join(knowledge, 'model.bin.gz'),
  };
}

function makeBlob(parts: Parts): string {
  const { work, target, bundles } = parts;
  const path = (name: string) => join(work, name);
  writeFileSync(path('main.js'), bundles.main.text);
  writeFileSync(path('worker.js'), bundles.worker.text);
  writeFileSync(path('parts.json'), JSON.stringify(describeParts(listParts(parts))));
  const config = {
    main: path('main.js'),
    output: path('sea.blob'),
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    // Saves 40 ms of each start; bytecode fits the processor it was made on alone.
    useCodeCache: target.isNative,
    execArgv: FLAGS,
    execArgvExtension: 'none',
    assets: { 'worker.js': path('worker.js'), 'parts.json': path('parts.json') },
  };
  writeFileSync(path('sea.json'), JSON.stringify(config, null, 2));
  // Bytecode made under other settings would be refused at the start.
  run(...FLAGS, '--experimental-sea-config', path('sea.json'));
  return config.output;
}

function strip({ architecture, isNative }: Target, file: string): void {
  const gnu = architecture === 'x64' ? 'x86_64-linux-gnu-strip' : 'aarch64-linux-gnu-strip';
  const tools = isNative ? ['strip', gnu, 'llvm-strip'] : [gnu, 'llvm-strip'];
  const isDone = tools.some(
    (tool) => spawnSync(tool, ['--strip-unneeded', file], { stdio: 'inherit' }).status === 0,
  );
  if (!isDone) process.stderr.write(`not stripped: none of ${tools.join(', ')} is here\n`);
}
