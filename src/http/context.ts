/** What a handler is given: the Hono context with the facts of its request, and its route. */

import type { Context } from 'hono';
import type { StoredKey } from '../keys/store.ts';
import type { HeldBody } from './held-bodies.ts';

/** Facts for the request's one log line; never anything the client submitted. */
export interface RequestFacts {
  route?: string;
  key?: string;
  job?: string;
  items?: number;
}

export interface AppEnv {
  Variables: { facts: RequestFacts; headers: Record<string, string>; heldBody: HeldBody };
}

export type AppContext = Context<AppEnv>;

type Handled = Response | Promise<Response>;

interface RouteAddress {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
}

/** A route anyone may call. */
export interface OpenRoute extends RouteAddress {
  readonly access: 'open';
  readonly handle: (context: AppContext) => Handled;
}

/** A route that needs a live key. */
export interface KeyRoute extends RouteAddress {
  readonly access: 'key';
  readonly handle: (context: AppContext, key: StoredKey) => Handled;
}

export type Route = OpenRoute | KeyRoute;
