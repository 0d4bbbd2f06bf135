/** Changes to pinned packages that let them run inside one file; each fails when its text moved. */

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

export interface Edit {
  /** The file, from the end of its path. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The edits of the main bundle; `parts` is the path of the module with the embedded parts. */
export function mainEdits(parts: string): Edit[] {
  const required = `require(${JSON.stringify(parts)})`;
  return [
    // The native addon is chosen by a computed name, which no bundler can follow.
    {
      file: 'node_modules/libsql/index.js',
      from: '} = requireNative();',
      to: `} = ${required}.loadAddon();`,
    },
    {
      file: 'node_modules/libsql/index.js',
      from: 'const { load, currentTarget } = require("@neon-rs/load");',
      to: '',
    },
    {
      file: 'node_modules/libsql/index.js',
      from: 'const { familySync, GLIBC, MUSL } = require("detect-libc");',
      to: '',
    },
    // Issues are told in English; the fifty other languages would only take up memory.
    ...['core/index.js', 'classic/external.js'].map((file) => ({
      file: `node_modules/zod/v4/${file}`,
      from: 'export * as locales from "../locales/index.js";',
      to: '',
    })),
    // Only HTTP/1 is spoken; loading the other version would delay every start by 20 ms.
    {
      file: 'node_modules/@hono/node-server/dist/index.mjs',
      from: 'import { Http2ServerRequest, constants } from "node:http2";',
      to: 'class Http2ServerRequest {} const constants = { NGHTTP2_NO_ERROR: 0 };',
    },
    {
      file: 'node_modules/piscina/dist/worker_pool/index.js',
      from: 'this.worker = new node_worker_threads_1.Worker(filename, workerOpts);',
      to:
        `this.worker = new node_worker_threads_1.Worker(${required}.workerSource(), ` +
        '{ ...workerOpts, eval: true });',
    },
  ];
}

/** The edits of the worker bundle; `handler` is the path of the module each thread runs. */
export function workerEdits(handler: string): Edit[] {
  return [
    {
      file: 'node_modules/piscina/dist/worker.js',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of the package.
      from: 'handler = await Promise.resolve(`${filename}`).then(s => __importStar(require(s)));',
      to: `handler = require(${JSON.stringify(handler)});`,
    },
  ];
}

/** Applies the edits while bundling; `check` throws unless each was made. */
export function createEditor(edits: readonly Edit[]): { plugin: Plugin; check: () => void } {
  const made = new Set<Edit>();
  const plugin: Plugin = {
    name: 'edits',
    setup(build) {
      build.onLoad(
        { filter: /node_modules\/(libsql|piscina|zod|@hono\/node-server)\/.*js$/ },
        async ({ path }) => {
          let contents = await readFile(path, 'utf8');
          for (const edit of edits.filter(({ file }) => path.endsWith(`/${file}`))) {
            contents = applyEdit(contents, edit);
            made.add(edit);
          }
          return { contents, loader: 'js' };
        },
      );
    },
  };
  function check() {
    const left = edits.filter((edit) => !made.has(edit));
    if (left.length > 0) throw new Error(`not bundled: ${left.map(({ file }) => file).join(', ')}`);
  }
  return { plugin, check };
}

/** Throws unless the text occurs exactly once. */
export function applyEdit(contents: string, { file, from, to }: Edit): string {
  const [before, after, ...more] = contents.split(from);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${file} is not the one this build knows: it must have once: ${from}`);
  }
  return before + to + after;
}
