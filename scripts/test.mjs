// `npm test [-- SECTION [VITEST ARGUMENTS]]` on a fresh clone: any Node >= 18 installs missing
// packages, then Node 24 runs the rest.
import { continueIn24, install } from './stack/install.mjs';

await install();
await continueIn24('scripts/stack/run-tests.ts');
