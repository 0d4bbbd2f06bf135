/** The answers' shapes as a client would declare them. */

import type { Item } from '../../src/enrich/item.ts';

export interface EnrichAnswer {
  readonly results: readonly Item[];
  readonly job_id: string | null;
  readonly status: string;
}

export interface JobAnswer {
  readonly id: string;
  readonly status: string;
  readonly item_count?: number;
  readonly results: readonly Item[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly error?: string;
}

export interface InvalidAnswer {
  readonly error: string;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}

export async function readEnrich(response: Response): Promise<EnrichAnswer> {
  return (await response.json()) as EnrichAnswer;
}

export async function readJob(response: Response): Promise<JobAnswer> {
  return (await response.json()) as JobAnswer;
}

export async function readInvalid(response: Response): Promise<InvalidAnswer> {
  return (await response.json()) as InvalidAnswer;
}
