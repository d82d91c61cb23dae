// npm run sbom: lists the packages of production in CycloneDX format.
import { execFileSync } from 'node:child_process';
import { productionSbom } from './supply-chain/production-sbom.ts';

/** Bytes. A thousand packages need one or two million. */
const maxBuffer = 64 * 1024 * 1024;
const document = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], { encoding: 'utf8', maxBuffer });
process.stdout.write(`${JSON.stringify(productionSbom(document), null, 2)}\n`);
