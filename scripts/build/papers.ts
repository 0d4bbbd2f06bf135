/** The papers beside an executable: licences of all it embeds, bill of materials, check sums. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
}

/** The licence texts of the project, of Node, and of every package that `inputs` lie in. */
export function collectLicenses(
  root: string,
  nodeLicense: string,
  inputs: readonly string[],
): string {
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8').trim();
  const apache = read('LICENSE');
  const parts = [
    ['enrichd (Apache-2.0)', apache],
    ['Notices of enrichd', read('NOTICE')],
    [`Node.js ${process.version} and what it embeds`, readFileSync(nodeLicense, 'utf8').trim()],
    ...packagesOf(inputs).map((folder) => {
      const manifest = JSON.parse(read(folder, 'package.json')) as Manifest;
      const { name, version, license } = manifest;
      const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? standardText(manifest) : read(folder, file);
      return [`${name} ${version} (${license})`, text];
    }),
  ];
  const rule = '='.repeat(78);
  return parts.map(([title, text]) => `${rule}\n${title}\n${rule}\n\n${text}\n`).join('\n');
}

/** The package folders of bundled files, and of the native addon, which no bundle shows. */
export function packagesOf(inputs: readonly string[]): string[] {
  const pattern = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
  return [...new Set(inputs.flatMap((input) => pattern.exec(input)?.[0] ?? []))].sort();
}

/** For packages that name their licence without carrying its text. */
function standardText({ name, license, author }: Manifest): string {
  const holder = (typeof author === 'object' ? author.name : author) ?? `the authors of ${name}`;
  const line = `Copyright (c) ${holder}`;
  if (license === 'MIT') return `${line}\n\n${MIT}`;
  if (license === 'ISC') return `${line}\n\n${ISC}`;
  if (license === 'Apache-2.0')
    return `${line}\n\nLicensed as enrichd is; see the text at the top.`;
  throw new Error(`${name} has no licence text, and ${license} is not known here`);
}

/** npm's own bill of materials, in CycloneDX. */
export function writeSbom(root: string): string {
  const args = ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application'];
  return execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** As `sha256sum -c` reads it. */
export function sumFiles(folder: string, names: readonly string[]): string {
  return names
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`)
    .join('');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without
fee is hereby granted, provided that the above copyright notice and this permission notice appear
in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS
SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE
AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE
OF THIS SOFTWARE.`;
