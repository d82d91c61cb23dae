import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');

/**
 * The fields that these files use, from Railway's reference of config as code. Railway ignores
 * unknown fields silently; this schema refuses them.
 */
const railwayFile = z.strictObject({
  $schema: z.literal('https://railway.com/railway.schema.json'),
  build: z.strictObject({
    builder: z.enum(['RAILPACK', 'DOCKERFILE']),
    dockerfilePath: z.string(),
    watchPatterns: z.array(z.string()),
  }),
  deploy: z.strictObject({
    preDeployCommand: z.array(z.string()).length(1),
    startCommand: z.string(),
    healthcheckPath: z.string().startsWith('/'),
    healthcheckTimeout: z.int().positive(),
    overlapSeconds: z.int().min(0),
    drainingSeconds: z.int().min(0),
    restartPolicyType: z.enum(['ON_FAILURE', 'ALWAYS', 'NEVER']),
  }),
});

describe.each([
  ['railway.json', 'src/web.ts', 'sh deploy/init.sh node src/web.ts'],
  ['railway.worker.json', 'src/worker.ts', 'sh deploy/init.sh node src/worker.ts'],
])('%s', (file, entry, command) => {
  const { build, deploy } = railwayFile.parse(JSON.parse(read(file)));

  test('builds our Dockerfile, migrates before, and starts node under the init that passes SIGTERM on', () => {
    expect(build).toMatchObject({ builder: 'DOCKERFILE', dockerfilePath: 'Dockerfile' });
    expect(deploy.preDeployCommand).toEqual(['node scripts/migrate.ts']);
    expect(deploy.startCommand).toBe(command);
    for (const path of ['Dockerfile', 'scripts/migrate.ts', entry])
      expect(existsSync(root + path)).toBe(true);
  });

  test('lets traffic in when everything answers, and leaves more time to stop than stopping takes', () => {
    expect(deploy.healthcheckPath).toBe('/readyz');
    const hardStop = Number(
      /orderly: ([\d_]+)/.exec(read('src/platform/shutdown.ts'))?.[1]?.replace('_', ''),
    );
    expect(hardStop).toBeGreaterThan(5_000);
    expect(deploy.drainingSeconds * 1_000).toBeGreaterThan(hardStop);
  });
});
