/** What the figures were taken on: the machine, the versions, the load of others. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMebibytes: number;
  readonly kernel: string;
  readonly versions: Readonly<Record<string, string>>;
}

export function describeMachine(): Machine {
  const packages = ['hono', '@hono/node-server', '@libsql/client', 'piscina', 'pino'];
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryMebibytes: Math.round(totalmem() / 2 ** 20),
    kernel: release(),
    versions: {
      node: process.version,
      ...Object.fromEntries(packages.map((name) => [name, readVersion(name)])),
      knowledge: readKnowledgeVersion(),
    },
  };
}

/** The load of the last minute, which counts this bench as well. */
export function readLoad(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

export function readVersion(name: string): string {
  const path = createRequire(import.meta.url)
    .resolve.paths(name)
    ?.map((folder) => `${folder}/${name}/package.json`);
  for (const file of path ?? []) {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
    } catch {}
  }
  return 'unknown';
}

function readKnowledgeVersion(): string {
  const file = new URL('../../src/enrich/knowledge/index.json', import.meta.url);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return String(manifest.version ?? 'unknown');
}
