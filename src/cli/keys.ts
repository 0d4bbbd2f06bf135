/** `enrichd keys`: create, list and revoke API keys. */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ask } from './ask.ts';
import { type CommandIo, exitDone, exitFailed, UsageError } from './io.ts';
import { printTable } from './table.ts';

const created = z.object({ id: z.string(), key: z.string() });
const listed = z.array(z.record(z.string(), z.unknown()));

export async function keysCommand(args: string[], io: CommandIo): Promise<number> {
  const [action, ...rest] = args;
  switch (action) {
    case 'create':
      return createKey(rest, io);
    case 'list':
      return listKeys(rest, io);
    case 'revoke':
      return revokeKey(rest, io);
    default:
      throw new UsageError('expected: keys create, keys list or keys revoke');
  }
}

async function createKey(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { name: { type: 'string' }, tenant: { type: 'string' }, quota: { type: 'string' } },
  });
  if (values.name === undefined) throw new UsageError('keys create needs --name');
  if (values.quota !== undefined && !/^\d{1,15}$/.test(values.quota)) {
    throw new UsageError('--quota needs a whole number');
  }
  const quotaItems = values.quota === undefined ? undefined : Number(values.quota);
  const { id, key } = created.parse(
    await ask(io, { command: 'keys.create', name: values.name, tenant: values.tenant, quotaItems }),
  );
  io.stderr.write(`Created key ${id}. It is shown only now.\n`);
  io.stdout.write(`${key}\n`);
  return exitDone;
}

async function listKeys(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} });
  const keys = listed.parse(await ask(io, { command: 'keys.list' }));
  printTable(io.stdout, ['id', 'name', 'tenant', 'quota', 'created_at', 'revoked_at'], keys);
  return exitDone;
}

async function revokeKey(args: string[], io: CommandIo): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0) throw new UsageError('keys revoke needs one ID');
  if ((await ask(io, { command: 'keys.revoke', id })) === null) {
    io.stderr.write('There is no live key with this id.\n');
    return exitFailed;
  }
  io.stderr.write(`Revoked key ${id}.\n`);
  return exitDone;
}
