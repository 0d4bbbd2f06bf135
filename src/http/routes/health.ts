/** Two questions a supervisor asks: is the process alive, and can it take work. */

import { AppError } from '../../errors.ts';
import type { Route } from '../context.ts';
import { sendJson } from '../respond.ts';

export interface HealthDeps {
  /** Whether the store takes a write and the runner goes round. */
  readonly isReady: () => Promise<boolean>;
}

export function healthRoutes({ isReady }: HealthDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      access: 'open',
      handle: (context) => sendJson(context, '{"status":"ok"}'),
    },
    {
      method: 'GET',
      path: '/readyz',
      access: 'open',
      async handle(context) {
        if (!(await isReady())) throw new AppError('unavailable');
        return sendJson(context, '{"status":"ready"}');
      },
    },
  ];
}
