import { afterAll, beforeAll, expect, test } from 'vitest';
import { killDuringAgenda } from '../support/agenda-under-kills.ts';
import { type Ground, startGround } from '../support/site.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.close());

const seed = Number(process.env.SEED ?? 7);
const kills = Number(process.env.KILLS ?? 50);

test('fifty kills of web and worker processes during an agenda: every client shows the right card within two seconds', async () => {
  const worstMs = await killDuringAgenda(ground, { kills, seed });
  console.log(`agenda: ${kills} kills, largest difference ${worstMs} ms`);
  expect(worstMs).toBeLessThanOrEqual(2_000);
}, 900_000);
