// npm run licences: under which licence each package of production is, from the lock file. Fails on
// one that nobody has looked at.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findLicences } from './supply-chain/find-licences.ts';

const lock = readFileSync(fileURLToPath(new URL('../package-lock.json', import.meta.url)), 'utf8');
const { byLicence, unknown } = findLicences(lock);
for (const [licence, names] of byLicence) console.log(`${licence} (${names.length}): ${names.join(', ')}`);
for (const name of unknown) console.error(`not looked at: ${name}`);
process.exitCode = unknown.length === 0 ? 0 : 1;
