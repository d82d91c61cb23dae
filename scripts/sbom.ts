// npm run sbom: what production installs, as CycloneDX.
import { execFileSync } from 'node:child_process';
import { productionSbom } from './supply-chain/production-sbom.ts';

/** Bytes; a thousand packages are one or two million. */
const maxBuffer = 64 * 1024 * 1024;
const document = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], { encoding: 'utf8', maxBuffer });
process.stdout.write(`${JSON.stringify(productionSbom(document), null, 2)}\n`);
