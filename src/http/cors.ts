/** Lets pages of chosen origins call the API from a browser. */

import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnv } from './context.ts';

/** How long a browser may go by the answer to one preflight. */
export const preflightSeconds = 600;

/** `origins` is the setting: exact origins with commas between them. */
export function allowOrigins(origins: string): MiddlewareHandler<AppEnv> {
  return cors({
    origin: origins.split(',').map((origin) => origin.trim()),
    allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowHeaders: ['X-API-Key', 'Authorization', 'Content-Type', 'Idempotency-Key', 'Prefer'],
    exposeHeaders: [
      ...['Location', 'Retry-After', 'Preference-Applied'],
      ...['Idempotent-Replayed', 'Job-Status'],
    ],
    maxAge: preflightSeconds,
  });
}
