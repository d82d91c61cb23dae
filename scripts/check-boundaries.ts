import { fileURLToPath } from 'node:url';
import { checkBoundaries } from './boundaries.ts';

const { moduleCount, violations } = await checkBoundaries(fileURLToPath(new URL('..', import.meta.url)));
for (const violation of violations) console.error(violation);
console.log(`${moduleCount} modules, ${violations.length} violations`);
// Without its parser dependency-cruiser finds no module and nothing wrong.
process.exitCode = violations.length === 0 && moduleCount > 0 ? 0 : 1;
