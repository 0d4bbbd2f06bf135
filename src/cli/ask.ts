/** Puts an admin request to the running server, or to the database when there is none. */

import { createLog } from '../log.ts';
import { type AdminRequest, adminRequest } from './admin.ts';
import { askServer } from './control.ts';
import { askDirectly } from './installation.ts';
import { type CommandIo, UsageError } from './io.ts';
import { readConfig } from './settings.ts';

/** The answer; null when the thing asked for does not exist. Throws UsageError for a bad request. */
export async function ask(io: CommandIo, request: AdminRequest): Promise<unknown> {
  const parsed = adminRequest.safeParse(request);
  if (!parsed.success) {
    throw new UsageError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  }
  const config = readConfig(io);
  const reply = await askServer(config.dataDir, parsed.data);
  if (reply !== undefined) return reply.value;
  return askDirectly(config, createLog(config.log, io.stderr), parsed.data);
}
