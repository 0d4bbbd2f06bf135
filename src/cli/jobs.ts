/** `enrichd jobs`: list, show and erase stored jobs. */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ask } from './ask.ts';
import { type CommandIo, exitDone, exitFailed, UsageError } from './io.ts';
import { printTable } from './table.ts';

const listed = z.array(z.record(z.string(), z.unknown()));

export async function jobsCommand(args: string[], io: CommandIo): Promise<number> {
  const [action, ...rest] = args;
  const { positionals } = parseArgs({ args: rest, options: {}, allowPositionals: true });
  const [id, ...others] = positionals;
  if (action === 'list' && id === undefined) return listJobs(io);
  if (id !== undefined && others.length === 0) {
    if (action === 'show') return showJob(id, io);
    if (action === 'rm') return removeJob(id, io);
  }
  throw new UsageError('expected: jobs list, jobs show ID or jobs rm ID');
}

async function listJobs(io: CommandIo): Promise<number> {
  const jobs = listed.parse(await ask(io, { command: 'jobs.list' }));
  printTable(io.stdout, ['id', 'key', 'status', 'item_count', 'created_at'], jobs);
  return exitDone;
}

async function showJob(id: string, io: CommandIo): Promise<number> {
  const job = await ask(io, { command: 'jobs.show', id });
  if (job === null) return missing(io);
  io.stdout.write(`${JSON.stringify(job, null, 2)}\n`);
  return exitDone;
}

async function removeJob(id: string, io: CommandIo): Promise<number> {
  if ((await ask(io, { command: 'jobs.rm', id })) === null) return missing(io);
  io.stderr.write(`Erased job ${id}.\n`);
  return exitDone;
}

function missing(io: CommandIo): number {
  io.stderr.write('There is no job with this id.\n');
  return exitFailed;
}
