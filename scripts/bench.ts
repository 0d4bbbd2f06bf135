/**
 * Measures the service: `npm run bench -- engine|sync|async|start|memory|all`, or `growth`,
 * `soak`. Each measures its floor in the same rounds. `--json` prints records, one a line.
 */

import { parseArgs } from 'node:util';
import { asyncBench } from './bench/async.ts';
import { engineBench } from './bench/engine.ts';
import { growthBench } from './bench/growth.ts';
import { describeMachine } from './bench/machine.ts';
import { memoryBench } from './bench/memory.ts';
import { type Bench, printMachine, printRecord, record } from './bench/report.ts';
import { soakBench } from './bench/soak.ts';
import { startBench } from './bench/start.ts';
import { syncBench } from './bench/sync.ts';

const BENCHES: readonly Bench[] = [engineBench, syncBench, asyncBench, startBench, memoryBench];

/** Long ones, run only by name. */
const LONG_BENCHES: readonly Bench[] = [growthBench, soakBench];
const ALL = [...BENCHES, ...LONG_BENCHES];

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
  },
  allowPositionals: true,
});

const asked = positionals[0] === 'all' ? BENCHES.map(({ name }) => name) : positionals;
const chosen = asked.map((name) => ALL.find((bench) => bench.name === name));
if (chosen.length === 0 || chosen.includes(undefined)) {
  console.error(`usage: npm run bench -- ${ALL.map(({ name }) => name).join('|')}|all [--json]`);
  process.exit(2);
}

if (!values.json) printMachine(describeMachine());
for (const bench of chosen) {
  if (bench === undefined) continue;
  const settings = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
  const found = await record(bench, settings);
  if (values.json) console.log(JSON.stringify(found));
  else printRecord(found);
}
process.exit(0);
