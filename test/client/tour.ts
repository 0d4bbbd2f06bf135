/** What the client does wherever it runs: one walk through it, reported as plain data. */

import type * as enrichd from '../../src/client/index.ts';

export interface Report {
  readonly merchants: readonly (string | null)[];
  readonly city: string | null;
  readonly states: readonly string[];
  readonly isInOrder: boolean;
  readonly errorName: string;
  readonly abortReason: string;
  readonly legacyMerchant: string | null;
}

/** The report that a working client makes. */
export const expectedReport: Report = {
  merchants: ['Netflix', 'Spotify', null],
  city: 'San Francisco',
  states: ['complete'],
  isInOrder: true,
  errorName: 'AuthenticationError',
  abortReason: 'left',
  legacyMerchant: 'Netflix',
};

const rowCount = 230;

/** Walks through the client; the key is taken from the environment when none is given. */
export async function takeTour(
  { EnrichdClient, ParseTxClient, EnrichdError }: typeof enrichd,
  options: enrichd.ClientOptions,
): Promise<Report> {
  const client = new EnrichdClient(options);
  const { results } = await client.enrich(['NETFLIX.COM', 'SPOTIFY P1A2B3', 'MONTHLY FEE']);
  const coffee = 'SQ *BLUE BOTTLE COFFEE SAN FRANCISCO CA';
  const detailed = await client.enrich([coffee], { include: ['details'] });
  const [item] = detailed.results;

  const { job_id } = await client.enrichAsync(['UBER TRIP'], {
    idempotencyKey: `${Math.random()}`,
  });
  const states = new Set<string>();
  const job = await client.pollJob(job_id, { onProgress: ({ status }) => states.add(status) });

  const inputs: string[] = [];
  for await (const { input } of client.enrichAll(readRows(), { chunkItems: 25 })) {
    inputs.push(input);
  }

  const stranger = new EnrichdClient({ ...options, apiKey: 'en_live_wrong' });
  const refusal: unknown = await stranger.enrich(['UBER']).catch((error: unknown) => error);
  const stop = new AbortController();
  stop.abort(new Error('left'));
  const left: unknown = await client
    .enrich(['UBER'], { signal: stop.signal })
    .catch((error: unknown) => error);
  const legacy = await new ParseTxClient(options).enrich(['NETFLIX.COM']);

  return {
    merchants: results.map(merchantOf),
    city: item?.status === 'complete' ? (item.details?.location.city ?? null) : null,
    states: [...states].slice(-1).filter((state) => state === job.status),
    isInOrder: inputs.length === rowCount && inputs.every((input, row) => input === toRow(row)),
    errorName: refusal instanceof EnrichdError ? refusal.name : String(refusal),
    abortReason: left instanceof Error ? left.message : String(left),
    legacyMerchant: legacy.results.map(merchantOf)[0] ?? null,
  };
}

async function* readRows() {
  for (let row = 0; row < rowCount; row++) yield toRow(row);
}

function toRow(row: number): string {
  return `STARBUCKS STORE ${10_000 + row}`;
}

function merchantOf(item: enrichd.Item): string | null {
  return item.status === 'complete' ? item.merchant : null;
}
