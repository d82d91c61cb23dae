import { defaultChoiceTimeoutMs } from '../../src/recommendations/commands.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { baselines } from './baselines.ts';
import { casesFor } from './cases.ts';
import type { Findings } from './gates.ts';
import { measureGroups } from './measure-groups.ts';
import { measureOwnPopularity } from './measure-own-popularity.ts';
import { measureVariety } from './measure-variety.ts';
import { allModes, Laboratory, type ModeResult } from './offline.ts';

/**
 * Runs every mode of the fake server, with one pass and with four, for these readers. Modes that
 * never answer are cut after `deadlineMs`.
 */
export async function measure(readers: readonly Persona[], deadlineMs: number): Promise<Findings> {
  const laboratory = await Laboratory.open(readers);
  try {
    const results: ModeResult[] = [];
    for (const mode of allModes)
      for (const passes of [1, 4]) results.push(await laboratory.runMode(mode, passes, deadlineMs));
    return {
      results,
      baselines: baselines(readers),
      overlap: { one: await laboratory.overlap(1), four: await laboratory.overlap(4) },
      hungFor: await hangAtFullLength(laboratory, readers),
      variety: measureVariety(readers),
      ownPopularity: measureOwnPopularity(readers),
      groups: measureGroups(readers),
    };
  } finally {
    await laboratory.close();
  }
}

/** Runs once with the site's own deadline, with one pass and with four. */
async function hangAtFullLength(laboratory: Laboratory, readers: readonly Persona[]): Promise<number[]> {
  const [one] = casesFor(1, readers);
  if (!one) return [];
  const options = { mode: 'hang', seed: 'seed', choiceTimeoutMs: defaultChoiceTimeoutMs } as const;
  const times: number[] = [];
  for (const passes of [1, 4]) times.push((await laboratory.run(one, { ...options, passes })).milliseconds);
  return times;
}
