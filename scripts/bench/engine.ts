/** The engine on one core: beside its floor, and beside search libraries by right answers. */

import { measure } from 'mitata';
import { enrich } from '../../src/enrich/enrich.ts';
import type { Knowledge } from '../../src/enrich/knowledge/decode.ts';
import { enrichChunk } from '../../src/pool/chunk.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';
import { matchesName } from '../eval/compare.ts';
import type { GoldRow } from '../eval/gold.ts';
import { createFloor } from './engine-floor.ts';
import type { Figure } from './figures.ts';
import { readGold, takeDescriptors } from './inputs.ts';
import { createPeers, type Peer } from './peers.ts';
import type { Bench, Settings } from './report.ts';

/** Descriptors of one call, so that the timer's own cost vanishes. */
const callItems = 100;

export const engineBench: Bench = {
  name: 'engine',
  async run(settings) {
    const knowledge = openKnowledge(await loadKnowledge());
    const gold = readGold().filter((row) => row.merchant.length > 0);
    const speed = await measureSpeed(knowledge, settings);
    const right = measureRight(knowledge, gold, settings);
    return {
      settings: { descriptors: readGold().length, merchants: knowledge.merchants.count },
      figures: [...speed, ...right],
    };
  },
};

async function measureSpeed(knowledge: Knowledge, settings: Settings): Promise<Figure[]> {
  const floor = createFloor(knowledge);
  const all = takeDescriptors(readGold().length);
  const ways = {
    floor: each(all, (batch) => batch.map(floor)),
    engine: each(all, (batch) => batch.map((text) => enrich({ description: text }, knowledge))),
    chunk: each(all, (batch) => enrichChunk(batch, knowledge)),
  };
  const perSecond = { floor: [] as number[], engine: [] as number[], chunk: [] as number[] };
  for (const way of Object.values(ways)) for (let i = 0; i < 60; i++) way();
  for (let round = 0; round < settings.rounds; round++) {
    for (const name of ['floor', 'engine', 'chunk'] as const) {
      const { p50 } = await measure(ways[name], { min_cpu_time: settings.seconds * 1e9 });
      perSecond[name].push((callItems / p50) * 1e9);
    }
  }
  const against = { name: 'upper case, tokens, look-up', values: perSecond.floor };
  const unit = 'strings/s';
  return [
    { name: 'floor: upper case, tokens, look-up', unit, values: perSecond.floor },
    {
      name: 'engine, the full pipeline',
      unit,
      values: perSecond.engine,
      floor: against,
      goal: { of: 'median', atLeast: 100_000 },
    },
    {
      name: 'engine to floor',
      unit,
      values: perSecond.engine,
      floor: against,
      goal: { of: 'ratio', atLeast: 0.25 },
    },
    { name: 'engine and JSON text', unit, values: perSecond.chunk, floor: against },
  ];
}

/** A call that takes the next descriptors with each call. */
function each(all: readonly string[], act: (batch: string[]) => unknown): () => unknown {
  let at = 0;
  return () => {
    if (at + callItems > all.length) at = 0;
    const batch = all.slice(at, at + callItems);
    at += callItems;
    return act(batch);
  };
}

/** Right merchants a second, ours beside the best of the libraries. */
function measureRight(
  knowledge: Knowledge,
  gold: readonly GoldRow[],
  { rounds }: Settings,
): Figure[] {
  const { merchants } = knowledge;
  const names = Array.from({ length: merchants.count }, (_, id) => merchants.name(id));
  const ours: Peer = {
    name: 'enrichd',
    queriesMax: gold.length,
    answer(descriptor) {
      const item = enrich({ description: descriptor }, knowledge);
      return item.status === 'complete' ? item.merchant : null;
    },
  };
  const contestants = [ours, ...createPeers(names)];
  const rights = contestants.map((): number[] => []);
  const shares = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, contestant] of contestants.entries()) {
      const { perSecond, share } = score(contestant, gold);
      rights[at]?.push(perSecond);
      shares[at]?.push(share);
    }
  }
  const peers = rights.slice(1);
  const best = Array.from({ length: rounds }, (_, i) => Math.max(...peers.map((p) => p[i] ?? 0)));
  return contestants.flatMap(({ name }, at): Figure[] => [
    {
      name: `${name}: right answers`,
      unit: 'right/s',
      values: rights[at] ?? [],
      ...(at === 0 && {
        floor: { name: 'the best library', values: best },
        goal: { of: 'ratio', atLeast: 50 },
      }),
    },
    { name: `${name}: share right`, unit: 'of all asked', values: shares[at] ?? [] },
  ]);
}

function score({ answer, queriesMax }: Peer, gold: readonly GoldRow[]) {
  const step = Math.max(1, Math.floor(gold.length / queriesMax));
  const rows = gold.filter((_, i) => i % step === 0);
  const startedAtMs = performance.now();
  const answers = rows.map(({ raw }) => answer(raw));
  const seconds = (performance.now() - startedAtMs) / 1000;
  const right = answers.filter(
    (name, i) => name !== null && rows[i]?.merchant.some((wanted) => matchesName(name, wanted)),
  ).length;
  return { perSecond: right / seconds, share: right / rows.length };
}
