/** Search libraries that a user could take instead, over the same names. */

import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { readVersion } from './machine.ts';

export interface Peer {
  readonly name: string;
  /** Queries of one round: few where one takes long. */
  readonly queriesMax: number;
  /** The name that fits the descriptor best, or null. */
  answer(descriptor: string): string | null;
}

export function createPeers(names: readonly string[]): Peer[] {
  return [createFuse(names), createFlexSearch(names), createMiniSearch(names)];
}

function createFuse(names: readonly string[]): Peer {
  const fuse = new Fuse(names, { ignoreLocation: true, includeScore: true });
  return {
    name: `fuse.js ${readVersion('fuse.js')}`,
    queriesMax: 12,
    answer: (descriptor) => fuse.search(descriptor.slice(0, 32), { limit: 1 })[0]?.item ?? null,
  };
}

function createFlexSearch(names: readonly string[]): Peer {
  const index = new FlexSearch.Index({ tokenize: 'forward' });
  for (const [id, name] of names.entries()) index.add(id, name);
  return {
    name: `flexsearch ${readVersion('flexsearch')}`,
    queriesMax: 1000,
    answer(descriptor) {
      const [id] = index.search(descriptor, { limit: 1, suggest: true });
      return id === undefined ? null : (names[Number(id)] ?? null);
    },
  };
}

function createMiniSearch(names: readonly string[]): Peer {
  const search = new MiniSearch({ fields: ['name'], searchOptions: { fuzzy: 0.2, prefix: true } });
  search.addAll(names.map((name, id) => ({ id, name })));
  return {
    name: `minisearch ${readVersion('minisearch')}`,
    queriesMax: 1000,
    answer(descriptor) {
      const [best] = search.search(descriptor);
      return best === undefined ? null : (names[best.id] ?? null);
    },
  };
}
