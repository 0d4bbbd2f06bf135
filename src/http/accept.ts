/** Chooses the form of an answer by the Accept header. */

import { accepts } from 'hono/accepts';
import type { AppContext } from './context.ts';

/** The form the client likes best, the first when it does not say. */
export function chooseType<Type extends string>(
  context: AppContext,
  types: readonly [Type, ...Type[]],
): Type {
  const chosen = accepts(context, { header: 'Accept', supports: [...types], default: types[0] });
  return types.find((type) => type === chosen) ?? types[0];
}
