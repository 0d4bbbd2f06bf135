/** The description of the API, for machines and for people. */

import type { Config } from '../../config.ts';
import type { Route } from '../context.ts';
import { describeApi } from '../openapi/document.ts';
import { renderDocs } from '../openapi/page.ts';
import { sendJson } from '../respond.ts';
import { sendPage } from '../send-page.ts';

export interface OpenApiDeps {
  readonly config: Config;
  readonly version: string;
}

export function openApiRoutes({ config, version }: OpenApiDeps): Route[] {
  const describe = once(() => describeApi(config, version));
  const text = once(() => JSON.stringify(describe()));
  const page = once(() => renderDocs(describe()));
  return [
    {
      method: 'GET',
      path: '/openapi.json',
      access: 'open',
      handle: (context) => sendJson(context, text()),
    },
    {
      method: 'GET',
      path: '/docs',
      access: 'open',
      handle: (context) => sendPage(context, page()),
    },
  ];
}

/** Made when first asked for; most processes never are. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
