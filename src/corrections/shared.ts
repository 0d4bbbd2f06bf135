/** Hands a tenant's rules to the threads: the bytes lie in shared memory, a version names them. */

import type { Correction } from './correction.ts';
import { compileRules, type Rules } from './rules.ts';

/** The tenant's corrections as JSON; passing them on copies nothing. */
export interface SharedRules {
  /** The same for the same rules and for no others in this process. */
  readonly version: string;
  readonly bytes: SharedArrayBuffer;
}

/** Tenants whose compiled rules one thread keeps; the one longest unused goes first. */
export const compiledTenantsMax = 8;

export function shareRules(version: string, corrections: readonly Correction[]): SharedRules {
  const json = new TextEncoder().encode(JSON.stringify(corrections));
  const bytes = new SharedArrayBuffer(json.length);
  new Uint8Array(bytes).set(json);
  return { version, bytes };
}

/** Compiles shared rules once a version. */
export function createRulesReader(): (shared: SharedRules) => Rules {
  const compiled = new Map<string, Rules>();
  return ({ version, bytes }) => {
    const rules = compiled.get(version) ?? compileRules(parse(bytes));
    compiled.delete(version);
    compiled.set(version, rules);
    const oldest = compiled.size > compiledTenantsMax ? compiled.keys().next().value : undefined;
    if (oldest !== undefined) compiled.delete(oldest);
    return rules;
  };
}

function parse(bytes: SharedArrayBuffer): Correction[] {
  // A decoder takes no shared memory, so the bytes are copied out first.
  return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes).slice())) as Correction[];
}
