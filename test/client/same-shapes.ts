/** Holds the client's types, which stand alone, to the engine's: checked by the compiler. */

import type * as client from '../../src/client/index.ts';
import type { Channel } from '../../src/enrich/channel.ts';
import type { Details } from '../../src/enrich/details.ts';
import type {
  Category,
  CompleteItem,
  EmptyItem,
  Source,
  Transaction,
  TransactionType,
} from '../../src/enrich/item.ts';
import type { Counterparty } from '../../src/enrich/party.ts';
import type { ReasonCode } from '../../src/enrich/reasons.ts';
import type { JobStatus } from '../../src/jobs/job.ts';

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What the service adds around the engine's items. */
type Served<T> = Omit<T, 'id' | 'details'>;

/** The 16 and 104 codes are plain strings for the client. */
type Plain<T> = Omit<T, 'plaid_category'>;

export const sameShapes: readonly true[] = [
  true satisfies Same<client.Category, Category>,
  true satisfies Same<client.Source, Source>,
  true satisfies Same<client.TransactionType, TransactionType>,
  true satisfies Same<client.Channel, Channel>,
  true satisfies Same<client.ReasonCode, ReasonCode>,
  true satisfies Same<client.Counterparty, Counterparty>,
  true satisfies Same<client.JobStatus, JobStatus>,
  true satisfies Same<client.Transaction, Transaction>,
  true satisfies Same<Served<client.CompleteItem>, Served<CompleteItem>>,
  true satisfies Same<Served<client.EmptyItem>, Served<EmptyItem>>,
  true satisfies Same<keyof client.Details, keyof Details>,
  true satisfies Plain<Details> extends Plain<client.Details> ? true : false,
];
