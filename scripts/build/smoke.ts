/** Starts a fresh executable once, by an emulator when it is for another processor. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Target } from './target.ts';

const descriptor = 'NETFLIX.COM ON DEMAND';
const emulators = ['qemu-aarch64', 'qemu-aarch64-static'];
const foreignRoot = '/usr/aarch64-linux-gnu';

/** One sentence on what was seen; throws when the executable does not answer rightly. */
export function smokeTest({ isNative, architecture, name }: Target, executable: string): string {
  const command = isNative ? [executable] : emulate(architecture, executable);
  if (command === undefined) return `${name} was not started: no emulator is here.`;
  const [program = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, [...args, 'enrich'], {
    input: `${descriptor}\n`,
    encoding: 'utf8',
    env: {},
  });
  if (status !== 0 || !stdout.includes('"merchant":"Netflix"')) {
    throw new Error(`${name} failed to start: ${status}\n${stdout}${stderr}`);
  }
  return `${name} enriches.`;
}

function emulate(architecture: string, executable: string): string[] | undefined {
  if (architecture !== 'arm64') return undefined;
  const emulator = emulators.find((each) => spawnSync(each, ['--version']).status === 0);
  if (emulator === undefined || !existsSync(foreignRoot)) return undefined;
  return [emulator, '-L', foreignRoot, executable];
}
