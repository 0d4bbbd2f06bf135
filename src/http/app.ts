/** The HTTP application: every route behind the same limits, key check, error table and log line. */

import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import { AppError, findAppError } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import { authenticate } from './auth.ts';
import type { AppContext, AppEnv, RequestFacts, Route } from './context.ts';
import { allowOrigins } from './cors.ts';
import { createHeldBodies } from './held-bodies.ts';
import { createRateLimiter } from './rate.ts';
import { securityHeaders, sendError } from './respond.ts';
import { consoleRoutes } from './routes/console.ts';
import { type CorrectionDeps, correctionRoutes } from './routes/corrections.ts';
import { type EnrichDeps, enrichRoutes } from './routes/enrich.ts';
import { eventRoutes } from './routes/events.ts';
import { type HealthDeps, healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/jobs.ts';
import { merchantRoutes } from './routes/merchants.ts';
import { type MetricsDeps, metricsRoutes } from './routes/metrics.ts';
import { type OpenApiDeps, openApiRoutes } from './routes/openapi.ts';
import { resultRoutes } from './routes/results.ts';
import { streamRoutes } from './routes/stream.ts';
import { createWait } from './wait.ts';

export interface AppDeps extends EnrichDeps, CorrectionDeps, HealthDeps, MetricsDeps, OpenApiDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Turned on when the server stops: every answer but the process's health is then 503. */
  readonly isDraining: () => boolean;
}

/** All routes, each with who may call it. */
export function listRoutes(deps: AppDeps): readonly Route[] {
  const wait = createWait(deps.jobs, deps.clock);
  return [
    ...enrichRoutes(deps),
    ...streamRoutes(deps),
    ...jobRoutes({ ...deps, wait }),
    ...resultRoutes({ ...deps, wait }),
    ...eventRoutes(deps),
    ...correctionRoutes(deps),
    ...merchantRoutes(deps),
    ...healthRoutes(deps),
    ...metricsRoutes(deps),
    ...openApiRoutes(deps),
    ...consoleRoutes(),
  ];
}

export function createApp(deps: AppDeps): Hono<AppEnv> {
  const { clock, log } = deps;
  const app = new Hono<AppEnv>();
  const rate = createRateLimiter(deps.config.keyRequestsPerSecondMax, clock);

  const holdBody = createHeldBodies();

  app.use(async (context, next) => {
    const startedAtMs = clock.monotonic();
    const facts: RequestFacts = {};
    context.set('facts', facts);
    context.set('headers', { ...securityHeaders });
    const heldBody = holdBody();
    context.set('heldBody', heldBody);
    await next();
    heldBody.release();
    const ms = Math.round((clock.monotonic() - startedAtMs) * 1000) / 1000;
    const { method } = context.req;
    const { status } = context.res;
    // A request for no route may have any method, and counters must stay few.
    const { route } = facts;
    deps.metrics.countRequest(route ? method : 'any', route ?? 'unknown', status, ms);
    log.info({ method, ...facts, status, ms }, 'request');
  });

  const { corsOrigin } = deps.config;
  if (corsOrigin !== undefined) app.use('/v1/*', allowOrigins(corsOrigin));

  async function handle(context: AppContext, route: Route): Promise<Response> {
    context.get('facts').route = route.path;
    if (route.access === 'open') return route.handle(context);
    if (deps.isDraining()) throw new AppError('unavailable', { headers: { Connection: 'close' } });
    const key = await authenticate(context, deps.keyring);
    rate.take(key.id);
    return route.handle(context, key);
  }

  const routes = listRoutes(deps);
  for (const route of routes) app.on(route.method, route.path, (c) => handle(c, route));
  for (const [path, allow] of collectMethods(routes)) {
    app.all(path, (context) => {
      context.get('facts').route = path;
      return sendError(
        context,
        new AppError('method_not_allowed', { headers: { Allow: allow.join(', ') } }),
      );
    });
  }
  app.notFound((context) => sendError(context, new AppError('not_found')));
  app.onError((error, context) => sendError(context, toAppError(error, context, log)));
  return app;
}

function collectMethods(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const allow = methods.get(path) ?? [];
    allow.push(...(method === 'GET' ? ['GET', 'HEAD'] : [method]));
    methods.set(path, allow);
  }
  return methods;
}

function toAppError(error: unknown, context: AppContext, log: Log): AppError {
  const known = findAppError(error);
  if (known !== undefined) return known;
  // A client that hangs up while sending is no fault of ours, and nobody reads this answer.
  if (context.req.raw.signal.aborted) return new AppError('request_timeout');
  log.error({ route: context.get('facts').route, error: describeError(error) }, 'request failed');
  return new AppError('internal', { cause: error });
}
