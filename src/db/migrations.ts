/** The schema's history, embedded; written by scripts/migrations.ts. */

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    name: '0000_start',
    statements: [
      `CREATE TABLE \`api_keys\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`name\` text NOT NULL,
	\`tenant\` text NOT NULL,
	\`digest\` text NOT NULL,
	\`plan\` text NOT NULL,
	\`quota_items\` integer,
	\`created_at_ms\` integer NOT NULL,
	\`revoked_at_ms\` integer
);`,
      `CREATE TABLE \`job_inputs\` (
	\`job_id\` text NOT NULL,
	\`seq\` integer NOT NULL,
	\`bytes\` blob NOT NULL,
	PRIMARY KEY(\`job_id\`, \`seq\`)
);`,
      `CREATE TABLE \`job_results\` (
	\`job_id\` text NOT NULL,
	\`seq\` integer NOT NULL,
	\`item_count\` integer NOT NULL,
	\`bytes\` blob NOT NULL,
	PRIMARY KEY(\`job_id\`, \`seq\`)
);`,
      `CREATE TABLE \`jobs\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`key_id\` text NOT NULL,
	\`tenant\` text NOT NULL,
	\`status\` text NOT NULL,
	\`item_count\` integer NOT NULL,
	\`chunk_count\` integer NOT NULL,
	\`options\` text NOT NULL,
	\`priority\` integer NOT NULL,
	\`owner\` text,
	\`lease_expires_at_ms\` integer,
	\`attempt\` integer NOT NULL,
	\`forgiven\` integer NOT NULL,
	\`runs_alone\` integer NOT NULL,
	\`not_before_at_ms\` integer NOT NULL,
	\`error\` text,
	\`idempotency_key\` text,
	\`idempotency_digest\` text,
	\`created_at_ms\` integer NOT NULL,
	\`updated_at_ms\` integer NOT NULL
);`,
      `CREATE UNIQUE INDEX \`jobs_by_idempotency\` ON \`jobs\` (\`key_id\`,\`idempotency_key\`);`,
      `CREATE INDEX \`jobs_waiting\` ON \`jobs\` (\`priority\`,\`created_at_ms\`,\`item_count\`) WHERE status = 'queued';`,
      `CREATE INDEX \`jobs_running\` ON \`jobs\` (\`lease_expires_at_ms\`) WHERE status = 'processing';`,
      `CREATE INDEX \`jobs_ended\` ON \`jobs\` (\`updated_at_ms\`) WHERE status IN ('complete', 'failed');`,
      `CREATE INDEX \`jobs_by_key\` ON \`jobs\` (\`key_id\`,\`created_at_ms\`,\`id\`);`,
      `CREATE TABLE \`meta\` (
	\`name\` text PRIMARY KEY NOT NULL,
	\`value\` text NOT NULL
);`,
      `CREATE TABLE \`usage\` (
	\`key_id\` text NOT NULL,
	\`month\` text NOT NULL,
	\`items\` integer NOT NULL,
	PRIMARY KEY(\`key_id\`, \`month\`)
);`,
    ],
  },
  {
    name: '0001_job_list',
    statements: [
      `CREATE INDEX \`jobs_by_key_and_status\` ON \`jobs\` (\`key_id\`,\`status\`,\`created_at_ms\`,\`id\`);`,
    ],
  },
  {
    name: '0002_corrections',
    statements: [
      `CREATE TABLE \`correction_versions\` (
	\`tenant\` text PRIMARY KEY NOT NULL,
	\`version\` integer NOT NULL
);`,
      `CREATE TABLE \`corrections\` (
	\`id\` text PRIMARY KEY NOT NULL,
	\`tenant\` text NOT NULL,
	\`kind\` text NOT NULL,
	\`value\` text NOT NULL,
	\`changes\` text NOT NULL,
	\`created_at_ms\` integer NOT NULL,
	\`updated_at_ms\` integer NOT NULL
);`,
      `CREATE UNIQUE INDEX \`corrections_by_match\` ON \`corrections\` (\`tenant\`,\`kind\`,\`value\`);`,
      `CREATE INDEX \`corrections_by_age\` ON \`corrections\` (\`tenant\`,\`created_at_ms\`,\`id\`);`,
      `CREATE INDEX \`jobs_by_tenant\` ON \`jobs\` (\`tenant\`,\`created_at_ms\`);`,
    ],
  },
  {
    name: '0003_erasures',
    statements: [
      `CREATE TABLE \`erasures\` (
	\`job_id\` text PRIMARY KEY NOT NULL
);`,
    ],
  },
];
