/** Executes the house rules: layout, import law, file length, banned words and globals. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = new URL('..', import.meta.url).pathname;
const LINES_MAX = 250;
const TOP_LEVEL = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'drizzle.config.ts', 'biome.json'],
  ...['Dockerfile', 'README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE'],
  ...['.npmrc', '.gitignore', '.dockerignore', '.ci', 'docs', 'scripts', 'src', 'test'],
  ...['.git', 'node_modules', 'dist', 'data', 'deno.json'],
]);
const BANNED_FOLDERS = new Set(['lib', 'utils', 'common', 'helpers', 'types', 'misc']);

/** Which folders of src a folder may import from, itself aside. */
const IMPORT_LAW: Readonly<Record<string, readonly string[]>> = {
  enrich: [],
  pool: ['corrections', 'enrich', '.'],
  db: ['.'],
  keys: ['db', '.'],
  corrections: ['db', 'enrich', '.'],
  jobs: ['db', 'pool', 'enrich', 'keys', 'corrections', '.'],
  http: ['jobs', 'keys', 'corrections', 'pool', 'enrich', 'console', '.'],
  console: [],
  client: [],
  cli: ['http', 'jobs', 'keys', 'corrections', 'pool', 'db', 'enrich', 'console', '.'],
};

/** Which files may import a package. */
const PACKAGE_LAW: readonly { readonly pattern: RegExp; readonly place: RegExp }[] = [
  {
    pattern: /^(drizzle-orm|libsql$|@libsql\/)/,
    place: /^(db\/|[a-z]+\/store[^/]*\.ts|[a-z]+\/store\/)/,
  },
  { pattern: /^(hono|@hono\/)/, place: /^(http|console)\// },
  { pattern: /^piscina/, place: /^pool\// },
];

const files = walk(ROOT);
const sources = files.filter((file) => file.startsWith('src/') && /\.tsx?$/.test(file));

test('the top level holds what the architecture names and nothing else', () => {
  const foreign = readdirSync(ROOT).filter((name) => !TOP_LEVEL.has(name));
  assert.deepEqual(foreign, []);
});

test('no folder is named for being shared', () => {
  const folders = files.flatMap((file) => file.split('/').slice(0, -1));
  assert.deepEqual(
    [...new Set(folders)].filter((name) => BANNED_FOLDERS.has(name)),
    [],
  );
});

test('no source or test file is longer than 250 lines', () => {
  const long = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, text(file).split('\n').length - 1] as const)
    .filter(([, lines]) => lines > LINES_MAX);
  assert.deepEqual(long, []);
});

test('every source file opens with one sentence that says what it is for', () => {
  const silent = sources.filter((file) => !/^(#!.*\n)?\/\*\*/.test(text(file)));
  assert.deepEqual(silent, []);
});

test('imports point from http to jobs to pool to enrich, never back', () => {
  const breaches: string[] = [];
  for (const file of sources) {
    const folder = file.split('/').length > 2 ? (file.split('/')[1] ?? '') : '.';
    const allowed = IMPORT_LAW[folder];
    if (folder === '.') continue;
    assert.ok(allowed, `${folder} has no line in the import law`);
    for (const path of relativeImports(file)) {
      const target = path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '.';
      if (target !== folder && !allowed.includes(target)) breaches.push(`${file} -> ${path}`);
    }
  }
  assert.deepEqual(breaches, []);
});

test('packages are imported only where they belong', () => {
  const breaches = sources.flatMap((file) =>
    importsOf(file)
      .filter((name) =>
        PACKAGE_LAW.some(
          ({ pattern, place }) => pattern.test(name) && !place.test(file.slice('src/'.length)),
        ),
      )
      .map((name) => `${file} -> ${name}`),
  );
  assert.deepEqual(breaches, []);
});

test('the engine is pure: no node import, clock, randomness or environment', () => {
  const impure = /\b(node:|process\.|Date\.now|new Date|Math\.random|performance\.|fetch\()/;
  const breaches = sources.filter(
    (file) => file.startsWith('src/enrich/') && impure.test(text(file)),
  );
  assert.deepEqual(breaches, []);
});

test('process.env is read in main.ts alone', () => {
  const breaches = sources.filter(
    (file) => file !== 'src/main.ts' && /process\.env/.test(text(file)),
  );
  assert.deepEqual(breaches, []);
});

test('no file names a registry host', () => {
  const host = new RegExp(['registry', 'npmjs', 'org'].join('\\.'));
  const breaches = files.filter(
    (file) => /\.(json|ts|md|npmrc)$/.test(file) && host.test(text(file)),
  );
  assert.deepEqual(breaches, []);
});

test('each promise names a test that exists', {
  skip: !existsSync(join(ROOT, 'docs/promises.md')),
}, () => {
  const named = [...text('docs/promises.md').matchAll(/`(test\/[^`\s]+)`/g)].map((m) => m[1] ?? '');
  assert.deepEqual(
    named.filter((file) => !existsSync(join(ROOT, file))),
    [],
  );
});

function walk(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', '.git', 'dist', 'data'].includes(entry.name)) return [];
    const path = prefix + entry.name;
    return entry.isDirectory() ? walk(join(folder, entry.name), `${path}/`) : [path];
  });
}

function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function importsOf(file: string): string[] {
  const found = text(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map((match) => match[1] ?? '');
}

/** Imported paths of this project, from its root. */
function relativeImports(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(file, '..', name));
}
