import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findLicences } from '../../scripts/supply-chain/find-licences.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<
    string,
    { hasInstallScript?: boolean; integrity?: string; link?: boolean; optional?: boolean }
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

test('production runs under licences that somebody looked at', () => {
  const { byLicence, unknown } = findLicences(read('package-lock.json'));
  expect(byLicence.get('MIT')?.length).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});

test('a licence nobody looked at is found', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', license: 'AGPL-3.0' },
    'node_modules/b': { version: '1.0.0', license: '(AGPL-3.0 OR MIT)' },
  };
  expect(findLicences(JSON.stringify({ packages })).unknown).toEqual(['a@1.0.0: AGPL-3.0']);
});
