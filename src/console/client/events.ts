/** Reads server-sent events with a key in the request, which the browser's own reader cannot send. */

import { send } from './api.ts';

export interface Progress {
  readonly status: string;
  readonly item_count?: number;
  readonly done_count?: number;
}

/** Resolves when the service ends the stream; throws ApiError. */
export async function followEvents(
  path: string,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const { body } = await send('GET', path);
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      const progress = data === undefined ? undefined : (JSON.parse(data) as Partial<Progress>);
      if (progress?.status !== undefined) onProgress(progress as Progress);
    }
  }
}
