/** Writes answers: JSON text with a status, and errors from the one table. */

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type AppError, renderErrorBody } from '../errors.ts';
import type { AppContext } from './context.ts';

export const jsonType = 'application/json; charset=utf-8';

/** Headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export function sendJson(
  context: AppContext,
  text: string,
  status: ContentfulStatusCode = 200,
): Response {
  context.header('Content-Type', jsonType);
  return context.body(text, status);
}

export function sendError(context: AppContext, error: AppError): Response {
  for (const [name, value] of Object.entries(error.headers)) context.header(name, value);
  return sendJson(context, renderErrorBody(error), error.status);
}
