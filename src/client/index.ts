/** The TypeScript client of enrichd: everything that `enrichd/client` exports. */

export {
  type ClientOptions,
  EnrichdClient,
  type EnrichOptions,
  type GetJobOptions,
  type SubmitOptions,
} from './client.ts';
export type { EnrichAllOptions } from './enrich-all.ts';
export {
  AuthenticationError,
  BodyTooLargeError,
  ConnectionError,
  EnrichdError,
  IdempotencyError,
  InvalidRequestError,
  JobFailedError,
  NotFoundError,
  QuotaExceededError,
  RateLimitError,
  ServerError,
  TimedOutError,
  UnavailableError,
} from './errors.ts';
export {
  type EnrichResultItem,
  ParseTxClient,
  type ParseTxClientOptions,
  ParseTxError,
  type ParseTxPollOptions,
} from './parsetx.ts';
export type { PollOptions } from './poll.ts';
export type {
  Category,
  Channel,
  CompleteItem,
  CompleteJob,
  Counterparty,
  Details,
  EmptyItem,
  EndedJob,
  EnrichAnswer,
  FailedJob,
  Intermediary,
  Issue,
  Item,
  Job,
  JobStatus,
  Location,
  PendingJob,
  PlaidCategory,
  Reason,
  ReasonCode,
  Source,
  SubmitAnswer,
  Transaction,
  TransactionInput,
  TransactionType,
} from './shapes.ts';
