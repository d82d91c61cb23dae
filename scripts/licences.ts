// npm run licences: lists the licence of each production package from the lock file. Fails on a
// licence that is not in the reviewed list.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findLicences } from './supply-chain/find-licences.ts';

const lock = readFileSync(fileURLToPath(new URL('../package-lock.json', import.meta.url)), 'utf8');
const { byLicence, unknown } = findLicences(lock);
for (const [licence, names] of byLicence) console.log(`${licence} (${names.length}): ${names.join(', ')}`);
for (const name of unknown) console.error(`licence not reviewed: ${name}`);
process.exitCode = unknown.length === 0 ? 0 : 1;
