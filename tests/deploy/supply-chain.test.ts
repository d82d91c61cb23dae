import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findLicences } from '../../scripts/supply-chain/find-licences.ts';
import { findUnneeded } from '../../scripts/supply-chain/find-unneeded.ts';
import { productionSbom } from '../../scripts/supply-chain/production-sbom.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<
    string,
    { hasInstallScript?: boolean; integrity?: string; optional?: boolean; devOptional?: boolean }
  >;
};

test('every version is exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  expect(read('.npmrc')).toContain('save-exact=true');
});

test('every package of the lock file is pinned by what is in it', () => {
  const loose = Object.entries(lock.packages).filter(
    ([path, { integrity, optional }]) => path !== '' && !integrity && !optional,
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('of packages with an install script each is allowed or refused by name', () => {
  const names = Object.entries(lock.packages)
    .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => name !== '');
  expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});

test('every licence of a production package is reviewed', () => {
  const { byLicence, unknown } = findLicences(read('package-lock.json'));
  expect(byLicence.get('MIT')?.length).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});

test('an unreviewed licence is found', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', license: 'AGPL-3.0' },
    'node_modules/b': { version: '1.0.0', license: '(AGPL-3.0 OR MIT)' },
  };
  expect(findLicences(JSON.stringify({ packages })).unknown).toEqual(['a@1.0.0: AGPL-3.0']);
});

test('the SBOM omits packages that only development needs, and none that both need', () => {
  const component = (name: string, isForDevelopment: boolean) => ({
    'bom-ref': `${name}@1.0.0`,
    name,
    properties: isForDevelopment ? [{ name: 'cdx:npm:package:development', value: 'true' }] : [],
  });
  const { components, dependencies, bomFormat } = productionSbom(
    JSON.stringify({
      bomFormat: 'CycloneDX',
      metadata: { component: { 'bom-ref': 'bookmoim@0.1.0' } },
      components: [
        component('pg', false),
        component('vitest', true),
        { 'bom-ref': 'zod@1.0.0', name: 'zod' },
      ],
      dependencies: [
        { ref: 'bookmoim@0.1.0', dependsOn: ['pg@1.0.0', 'vitest@1.0.0', 'zod@1.0.0'] },
        { ref: 'vitest@1.0.0', dependsOn: ['zod@1.0.0'] },
        { ref: 'pg@1.0.0' },
      ],
    }),
  );
  expect(bomFormat).toBe('CycloneDX');
  expect(components.map(({ name }) => name)).toEqual(['pg', 'zod']);
  expect(dependencies).toEqual([
    { ref: 'bookmoim@0.1.0', dependsOn: ['pg@1.0.0', 'zod@1.0.0'] },
    { ref: 'pg@1.0.0', dependsOn: [] },
  ]);
});

test('the image omits packages that only an optional peer needs, and none that production needs', () => {
  const unneeded = new Set(findUnneeded(lock.packages));
  for (const name of [
    'prisma',
    'typescript',
    'mysql2',
    'effect',
    '@types/react',
    '@typescript/typescript-linux-x64',
  ])
    expect(unneeded, name).toContain(`node_modules/${name}`);
  // bullmq → msgpackr → (optional) msgpackr-extract → node-gyp-build-optional-packages
  expect(unneeded).not.toContain('node_modules/detect-libc');
  const packages = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': {
      optionalDependencies: { b: '1' },
      peerDependencies: { c: '1', d: '1' },
      peerDependenciesMeta: { d: { optional: true } },
    },
    'node_modules/a/node_modules/b': { devOptional: true, dependencies: { e: '1' } },
    'node_modules/b': { devOptional: true },
    'node_modules/c': { devOptional: true },
    'node_modules/d': { devOptional: true, dependencies: { e: '1', f: '1' } },
    'node_modules/e': { devOptional: true },
    'node_modules/f': { devOptional: true },
  };
  expect(findUnneeded(packages)).toEqual(['node_modules/b', 'node_modules/d', 'node_modules/f']);
});
