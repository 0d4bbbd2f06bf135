/** What an executable is built for, and the pinned binaries that go into it. */

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export type Architecture = 'x64' | 'arm64';

export interface Target {
  /** `linux-x64` or `linux-arm64`. */
  readonly name: string;
  readonly architecture: Architecture;
  readonly isNative: boolean;
}

export interface Binaries {
  readonly node: string;
  readonly nodeLicense: string;
  readonly addon: string;
}

export function parseTarget(name: string): Target {
  const architecture = (['x64', 'arm64'] as const).find((each) => name === `linux-${each}`);
  if (architecture === undefined) throw new Error('--target is linux-x64 or linux-arm64');
  return { name, architecture, isNative: name === `${process.platform}-${process.arch}` };
}

/** The binaries as the lock file pins them; another machine's are installed under `dist/`. */
export function findBinaries(root: string, target: Target): Binaries {
  const modules = target.isNative ? join(root, 'node_modules') : installForeign(root, target);
  const nodePackage = join(modules, `node-${target.name}`);
  return {
    node: join(nodePackage, 'bin/node'),
    nodeLicense: join(nodePackage, 'LICENSE'),
    addon: join(modules, `@libsql/${target.name}-gnu/index.node`),
  };
}

function installForeign(root: string, { name, architecture }: Target): string {
  const folder = join(root, 'dist/targets', name);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(root, file), join(folder, file));
  }
  const place = ['--os=linux', `--cpu=${architecture}`, '--libc=glibc'];
  execFileSync('npm', ['ci', '--omit=dev', ...place], { cwd: folder, stdio: 'inherit' });
  return join(folder, 'node_modules');
}
