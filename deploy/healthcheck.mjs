// Docker's HEALTHCHECK of both processes: asks the one that the container runs whether it is ready.
import { readFileSync } from 'node:fs';

const isWorker = readFileSync('/proc/1/cmdline', 'utf8').includes('src/worker.ts');
const port = isWorker ? process.env.WORKER_PORT || 3001 : process.env.PORT || 3000;
const { ok } = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_500) });
process.exit(ok ? 0 : 1);
