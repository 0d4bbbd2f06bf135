/** What the service counts of itself, in Prometheus' text format; made when asked for. */

import { collectDefaultMetrics, Registry } from 'prom-client';
import { addTally, CONFIDENCE_ENDS, createTally, readTally, type Tally } from './pool/tally.ts';

export interface Metrics {
  /** One answered request; the route is its pattern, never its path. */
  countRequest(method: string, route: string, status: number, ms: number): void;
  countItems(tally: Tally): void;
  /** Jobs taken from a holder that died or fell silent. */
  countRescued(jobs: number): void;
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** What is looked up at the moment of asking. */
export interface MetricsSources {
  readonly version: string;
  readonly knowledgeVersion: string;
  readonly measureQueue: () => Promise<QueueMeasure>;
  readonly measurePool: () => PoolMeasure;
  /** Bytes of the write-ahead log. */
  readonly measureWal: () => number;
}

export interface QueueMeasure {
  readonly queuedJobs: number;
  readonly queuedItems: number;
  readonly processingJobs: number;
  /** Age of the job that has waited longest, 0 without one. */
  readonly oldestQueuedMs: number;
}

export interface PoolMeasure {
  readonly threads: number;
  readonly busyCount: number;
  readonly waitingCount: number;
}

/** Upper ends of the request time histogram, in seconds. */
export const REQUEST_SECONDS_ENDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60,
];

interface RouteTimes {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
}

type Labels = Readonly<Record<string, string | number>>;

interface Value {
  readonly value: number;
  readonly labels: Labels;
  readonly metricName?: string;
}

export function createMetrics(sources: MetricsSources): Metrics {
  const requests = new Map<string, { readonly labels: Labels; count: number }>();
  const times = new Map<string, RouteTimes>();
  const items = createTally();
  let rescued = 0;

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const add = (name: string, help: string, type: string, read: Read) => {
    // The registry asks only for a name and for `get`.
    const metric = { name, get: async () => ({ name, help, type, values: await read() }) };
    registry.registerMetric(metric as unknown as Parameters<Registry['registerMetric']>[0]);
  };
  addRequestMetrics(add, requests, times);
  addItemMetrics(add, items);
  addStateMetrics(add, sources, () => rescued);

  return {
    countRequest(method, route, status, ms) {
      const key = `${method} ${route}`;
      const counter = requests.get(`${key} ${status}`);
      if (counter) counter.count += 1;
      else requests.set(`${key} ${status}`, { labels: { method, route, status }, count: 1 });
      countTime(times, key, { method, route }, ms / 1000);
    },
    countItems: (tally) => addTally(items, tally),
    countRescued(jobs) {
      rescued += jobs;
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

type Read = () => readonly Value[] | Promise<readonly Value[]>;
type Add = (name: string, help: string, type: string, read: Read) => void;

function countTime(times: Map<string, RouteTimes>, key: string, labels: Labels, seconds: number) {
  let route = times.get(key);
  if (route === undefined) {
    route = { labels, counts: new Array<number>(REQUEST_SECONDS_ENDS.length + 1).fill(0), sum: 0 };
    times.set(key, route);
  }
  const end = REQUEST_SECONDS_ENDS.findIndex((upper) => seconds <= upper);
  const slot = end < 0 ? REQUEST_SECONDS_ENDS.length : end;
  route.counts[slot] = (route.counts[slot] ?? 0) + 1;
  route.sum += seconds;
}

function addRequestMetrics(
  add: Add,
  requests: ReadonlyMap<string, { readonly labels: Labels; readonly count: number }>,
  times: ReadonlyMap<string, RouteTimes>,
): void {
  add('enrichd_requests_total', 'Requests answered, by method, route and status.', 'counter', () =>
    [...requests.values()].map(({ labels, count }) => ({ labels, value: count })),
  );
  const name = 'enrichd_request_duration_seconds';
  add(name, 'Time to the head of the answer, by method and route.', 'histogram', () =>
    [...times.values()].flatMap(({ labels, counts, sum }) =>
      toHistogram(name, labels, REQUEST_SECONDS_ENDS, counts, sum),
    ),
  );
}

function addItemMetrics(add: Add, items: Tally): void {
  add('enrichd_items_total', 'Items answered, by source and category.', 'counter', () =>
    readTally(items)
      .answers.filter(({ count }) => count > 0)
      .map(({ source, category, count }) => ({ labels: { source, category }, value: count })),
  );
  add('enrichd_items_unanswered_total', 'Items without an answer, by status.', 'counter', () => {
    const { rejected, retry } = readTally(items);
    return [
      { labels: { status: 'rejected' }, value: rejected },
      { labels: { status: 'retry' }, value: retry },
    ];
  });
  const name = 'enrichd_item_confidence';
  add(name, 'Confidence of the items answered.', 'histogram', () => {
    const { confidence, confidenceSum } = readTally(items);
    return toHistogram(name, {}, CONFIDENCE_ENDS, confidence, confidenceSum);
  });
}

function addStateMetrics(add: Add, sources: MetricsSources, rescued: () => number): void {
  const { version, knowledgeVersion, measurePool, measureWal } = sources;
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    add(name, help, 'gauge', async () => [{ labels: {}, value: await read() }]);
  // One look at the queue serves all its gauges of a scrape.
  const queue = shareOneTurn(sources.measureQueue);
  const info = { version, knowledge_version: knowledgeVersion };
  add('enrichd_build_info', 'Always 1; the versions are its labels.', 'gauge', () => [
    { labels: info, value: 1 },
  ]);
  gauge('enrichd_queue_jobs', 'Jobs waiting.', async () => (await queue()).queuedJobs);
  gauge('enrichd_queue_items', 'Items of the jobs waiting.', async () => {
    return (await queue()).queuedItems;
  });
  gauge('enrichd_queue_age_seconds', 'How long the oldest waiting job has waited.', async () => {
    return (await queue()).oldestQueuedMs / 1000;
  });
  gauge('enrichd_jobs_processing', 'Jobs running.', async () => (await queue()).processingJobs);
  add('enrichd_jobs_rescued_total', 'Jobs taken from a dead or silent holder.', 'counter', () => [
    { labels: {}, value: rescued() },
  ]);
  gauge('enrichd_pool_threads', 'Worker threads.', () => measurePool().threads);
  gauge('enrichd_pool_busy', 'Batches running.', () => measurePool().busyCount);
  gauge('enrichd_pool_waiting', 'Batches waiting for a thread.', () => measurePool().waitingCount);
  gauge('enrichd_wal_bytes', 'Size of the write-ahead log.', measureWal);
}

function toHistogram(
  name: string,
  labels: Labels,
  ends: readonly number[],
  counts: readonly number[],
  sum: number,
): Value[] {
  let below = 0;
  const values = ends.map((le, slot): Value => {
    below += counts[slot] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: below };
  });
  const total = below + (counts[ends.length] ?? 0);
  return [
    ...values,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: total },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: total },
  ];
}

function shareOneTurn<Result>(question: () => Promise<Result>): () => Promise<Result> {
  let pending: Promise<Result> | undefined;
  return () => {
    pending ??= question().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}
