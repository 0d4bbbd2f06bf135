/** `GET /metrics`: open to anyone where only this machine can ask, else for a live key. */

import type { Config } from '../../config.ts';
import type { Metrics } from '../../metrics.ts';
import type { AppContext, Route } from '../context.ts';
import { send, setHeader } from '../respond.ts';

export interface MetricsDeps {
  readonly config: Config;
  readonly metrics: Metrics;
}

export function metricsRoutes({ config, metrics }: MetricsDeps): Route[] {
  const handle = (context: AppContext) => sendMetrics(metrics, context);
  const common = { method: 'GET', path: '/metrics', handle } as const;
  return config.metrics === 'off' ? [] : [{ ...common, access: config.metrics }];
}

async function sendMetrics(metrics: Metrics, context: AppContext): Promise<Response> {
  const { contentType, text } = await metrics.render();
  setHeader(context, 'Content-Type', contentType);
  return send(context, text);
}
