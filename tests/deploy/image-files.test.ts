import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { imageEnv } from '../../scripts/bench/image-sources.ts';
import { drawnFontFiles } from '../../src/platform/drawn-fonts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('compose.yaml');
/** The stage of the final image. */
const image = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

describe('the image', () => {
  test('runs as an unprivileged user, for production, with a process that receives SIGTERM itself', () => {
    expect(image).toMatch(/^USER node$/m);
    expect(image).toMatch(/^ENV NODE_ENV=production /m);
    expect(image).toMatch(/^ENTRYPOINT \["sh", "deploy\/init\.sh"\]$/m);
    expect(image).toMatch(/^CMD \["node", "src\/web\.ts"\]$/m);
    expect(image).toMatch(/^HEALTHCHECK .*CMD \[/m);
    expect(image.indexOf('USER node')).toBeGreaterThan(image.lastIndexOf('COPY'));
  });

  test('gives both processes as much room for young objects as `npm run` does', () => {
    const options = / NODE_OPTIONS="(--max-semi-space-size=\d+) /.exec(image)?.[1];
    expect(options).toBeDefined();
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scripts.web).toBe(`node ${options} src/web.ts`);
    expect(scripts.worker).toBe(`node ${options} src/worker.ts`);
  });

  test('runs with the settings of memory that are measured', () => {
    for (const [name, value] of Object.entries(imageEnv)) expect(image).toContain(` ${name}=${value} `);
  });

  test('tells Node that its sources are stripped, and holds nothing but stripped ones', () => {
    expect(image).toMatch(/ --require=\/app\/deploy\/stripped-sources\.cjs"$/m);
    expect(image).toMatch(/^COPY --from=sources \/app\/src \.\/src$/m);
    expect(image).not.toMatch(/^COPY src /m);
  });

  test('holds the packages of production and no secret', () => {
    expect(dockerfile).toMatch(/npm ci --omit=dev --ignore-scripts/);
    expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(SECRET|TOKEN|PASSWORD|KEY)/m);
    expect(read('.dockerignore').split('\n')).toContain('*');
    expect(read('.dockerignore')).toContain('**/.env*');
  });

  test('keeps the fonts that pictures are drawn with', () => {
    const packages = mkdtempSync(join(tmpdir(), 'packages-'));
    const modules = join(root, 'node_modules');
    const fonts = drawnFontFiles().map((file) => relative(modules, file));
    const others = [
      'pretendard/dist/public/static/Pretendard-Thin.otf',
      'pretendard/dist/web/static/pretendard.css',
    ];
    const page = 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
    for (const file of [...fonts, ...others, page]) {
      mkdirSync(dirname(join(packages, file)), { recursive: true });
      writeFileSync(join(packages, file), '');
    }
    const removals = dockerfile.replaceAll(/\\\n/g, '').match(/find (?:pretendard|@expo)[^&\n]+/g) ?? [];
    expect(removals).toHaveLength(2);
    for (const removal of removals) execFileSync('sh', ['-c', removal], { cwd: packages });
    const left = [...fonts, ...others, page].filter((file) => existsSync(join(packages, file)));
    rmSync(packages, { recursive: true });
    expect(left).toEqual([...fonts, page]);
  });

  test('is made of files that are there and that .dockerignore lets in', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
      (files ?? '').split(' '),
    );
    expect(sources.length).toBeGreaterThan(8);
    const allowed = read('.dockerignore').split('\n');
    for (const file of sources) {
      expect(existsSync(root + file), file).toBe(true);
      expect(
        allowed.some((line) => line === `!${file}` || file.startsWith(`${line.slice(1)}/`)),
        file,
      ).toBe(true);
    }
  });
});

describe('compose.yaml', () => {
  test('starts the processes as the image does', () => {
    expect(compose).toMatch(/^ {2}command: \[node, src\/web\.ts\]$/m);
    expect(compose).toMatch(/^ {2}command: \[node, src\/worker\.ts\]$/m);
  });

  test('runs two of each process, and gives them more time to stop than they take', () => {
    expect(compose.match(/^ {2}(web|worker)-[12]:/gm)).toHaveLength(4);
    expect(compose).toContain('stop_grace_period: 20s');
  });

  test('takes every secret from outside, and fails without it', () => {
    for (const name of ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'SESSION_SECRET', 'SITE_ADDRESS']) {
      const uses = [...compose.matchAll(new RegExp(`\\$\\{${name}([^}]*)\\}`, 'g'))];
      expect(uses.length, name).toBeGreaterThan(0);
      for (const [, rule] of uses) expect(rule, name).toMatch(/^:\?/);
    }
  });

  test('tells the role that owns the tables to the migration and the backup alone', () => {
    const [common = '', services = ''] = compose.split(/^services:$/m);
    expect(common).toMatch(/ DATABASE_URL: postgresql:\/\/bookmoim\$\{POSTGRES_APP_PASSWORD:\+_app\}:/);
    expect(common).not.toContain('DIRECT_DATABASE_URL');
    const asOwner = services
      .split(/\n(?= {2}[\w-]+:\n)/)
      .filter((text) => text.includes('postgresql://bookmoim:'))
      .map((text) => /[\w-]+/.exec(text)?.[0]);
    expect(asOwner).toEqual(['migrate', 'backup']);
  });

  test('keeps Redis on disk and never evicts keys', () => {
    expect(compose).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    expect(compose).toContain('exec docker-entrypoint.sh redis-server');
  });

  test('hands on every setting that an operator may want to change', () => {
    // Settings that compose.yaml fixes, and settings that a real site must not have.
    const own = new Set(['DIRECT_DATABASE_URL', 'PORT', 'WORKER_PORT', 'BENCH', 'LIVE_RELOAD']);
    const names = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(20);
    const passed = new Set([...compose.matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name));
    expect(names.filter((name) => !own.has(name) && !passed.has(name))).toEqual([]);
  });

  test('leaves the books of a site that has some alone', () => {
    expect(compose).toMatch(/load-fixtures\.ts --if-empty /);
  });

  test('lets only the proxy be reached from outside', () => {
    expect(compose.match(/^ {4}ports:/gm)).toHaveLength(1);
    expect(compose.indexOf('ports:')).toBeLessThan(
      compose.indexOf('web-1: {'.replace('web-1: {', '  web-1: { <<')),
    );
  });

  test('names only files that are there', () => {
    for (const [, file] of compose.matchAll(/(?:\.\/|\/)(deploy\/[\w.-]+)/g))
      expect(existsSync(`${root}${file}`), file).toBe(true);
  });
});
