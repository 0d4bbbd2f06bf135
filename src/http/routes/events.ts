/** A job's progress as server-sent events, until the job ends. */

import type { Clock } from '../../clock.ts';
import { isTerminal, type Job } from '../../jobs/job.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { rereadMs } from '../../jobs/watch.ts';
import type { StoredKey } from '../../keys/store.ts';
import type { AppContext, Route } from '../context.ts';
import { createOpenStreams, type OpenStreams } from '../open-streams.ts';
import { findOwnJob } from '../own-job.ts';
import { streamParts } from '../parts.ts';
import { send, setHeader } from '../respond.ts';

export interface EventsDeps {
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Event streams open at once, in all and of one key. */
export const eventStreamsMax = 200;
export const eventStreamsPerKeyMax = 20;

/** The shortest pause between two events of one stream. */
export const eventPauseMs = 250;

/** The longest silence; then a comment is sent, so that nothing in between hangs up. */
export const silenceMs = 15_000;

export function eventRoutes(deps: EventsDeps): Route[] {
  const streams = createOpenStreams({
    totalMax: eventStreamsMax,
    perKeyMax: eventStreamsPerKeyMax,
  });
  return [
    {
      method: 'GET',
      path: '/v1/enrich/jobs/:id/events',
      access: 'key',
      handle: (context, key) => sendEvents(deps, streams, context, key),
    },
  ];
}

async function sendEvents(
  { jobs, clock }: EventsDeps,
  streams: OpenStreams,
  context: AppContext,
  key: StoredKey,
): Promise<Response> {
  const { id } = await findOwnJob(jobs, context, key);
  setHeader(context, 'Content-Type', 'text/event-stream; charset=utf-8');
  setHeader(context, 'X-Accel-Buffering', 'no');
  // The framework answers HEAD from here; its body would never be read and so never end.
  if (context.req.raw.method === 'HEAD') return send(context, null);
  const close = streams.open(key.id);
  const left = new AbortController();
  const events = followJob(jobs, clock, id, left.signal);
  return send(
    context,
    streamParts(events, () => {
      left.abort();
      close();
    }),
  );
}

async function* followJob(
  jobs: Jobs,
  clock: Clock,
  id: string,
  left: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const changes = jobs.watch.subscribe(id, 'progress');
  left.addEventListener('abort', changes.end);
  let lastText = '';
  let sentAtMs = clock.monotonic();
  try {
    while (!left.aborted) {
      const job = await jobs.find(id);
      const text = renderEvent(id, job, job ? await jobs.countDoneItems(id) : 0);
      const isSilent = clock.monotonic() - sentAtMs >= silenceMs;
      if (text !== lastText || isSilent) {
        yield Buffer.from(text === lastText ? ': still here\n\n' : text);
        lastText = text;
        sentAtMs = clock.monotonic();
      }
      if (job === undefined || isTerminal(job.status) || jobs.watch.isClosed()) return;
      await clock.sleep(eventPauseMs, left);
      const toSilenceMs = sentAtMs + silenceMs - clock.monotonic();
      await changes.next(Math.max(0, Math.min(rereadMs, toSilenceMs)));
    }
  } finally {
    left.removeEventListener('abort', changes.end);
    changes.end();
  }
}

/** The last event of a job is named for how it ended; all before it are `progress`. */
function renderEvent(id: string, job: Job | undefined, doneCount: number): string {
  if (job === undefined) return toEvent('erased', { id });
  const { status, itemCount } = job;
  const data = { id, status, item_count: itemCount, done_count: doneCount };
  if (!isTerminal(status)) return toEvent('progress', data);
  return toEvent(status, status === 'failed' ? { ...data, error: job.error } : data);
}

function toEvent(name: string, data: Readonly<Record<string, unknown>>): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
