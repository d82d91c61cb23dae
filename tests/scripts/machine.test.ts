import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeMachine } from '../../scripts/bench/machine.ts';

/** `bench:seed` measures nothing, and its last line is JSON for other programs. */
const measurements = readdirSync('scripts')
  .filter((name) => /^(bench-.*|profile)\.ts$/.test(name) && name !== 'bench-seed.ts')
  .map((name) => `scripts/${name}`);

test.each(measurements)('%s names the machine above its figures', (path) => {
  expect(readFileSync(path, 'utf8')).toContain('console.log(describeMachine());');
});

test('a machine is its cores, their model, the version of Node and the load', () => {
  expect(describeMachine()).toMatch(/^\d+ × .+, Node v\d+\.\d+\.\d+, load \d+\.\d$/);
});
