/** Finds the open packages that are installed beside this script, without typing them. */

import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const ROOT = new URL('./node_modules/', import.meta.url);

export type Json = Record<string, unknown>;

export async function readPackageText(path: string): Promise<string> {
  return await readFile(new URL(path, ROOT), 'utf8');
}

export async function readPackageJson(path: string): Promise<unknown> {
  const value: unknown = JSON.parse(await readPackageText(path));
  return value;
}

/** Sorted file names of a folder inside a package. */
export async function listPackageFiles(path: string): Promise<string[]> {
  return (await readdir(new URL(path, ROOT))).sort();
}

/** Loads a package as a module; the caller checks its shape. */
export function requirePackage(name: string): unknown {
  return createRequire(import.meta.url)(name);
}

export function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
