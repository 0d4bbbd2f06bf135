/** Embeds the generated SQL of src/db/migrations as the module src/db/migrations.ts. */

import { readFileSync, writeFileSync } from 'node:fs';

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

const folder = new URL('../src/db/migrations/', import.meta.url);
const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8')) as Journal;

const entries = journal.entries.map(({ tag }) => {
  const statements = readFileSync(new URL(`${tag}.sql`, folder), 'utf8')
    .split('--> statement-breakpoint')
    .map((statement) => `      \`${statement.trim().replace(/[\\`$]/g, '\\$&')}\`,`);
  return `  {\n    name: '${tag}',\n    statements: [\n${statements.join('\n')}\n    ],\n  },`;
});

const source = `/** The schema's history, embedded; written by scripts/migrations.ts. */

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
${entries.join('\n')}
];
`;

writeFileSync(new URL('../src/db/migrations.ts', import.meta.url), source);
