/** Loaded into a server before its own code: tells the longest stall of its event loop on SIGUSR2. */

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The histogram's own pauses of this length are not stalls. */
const resolutionMs = 1;

const delays = monitorEventLoopDelay({ resolution: resolutionMs });
delays.enable();
process.on('SIGUSR2', () => {
  process.stdout.write(`stall ${Math.max(0, delays.max / 1e6 - resolutionMs)}\n`);
  delays.reset();
});
