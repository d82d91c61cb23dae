import { factsOfBooks } from './gates/facts-of-books.ts';
import { fewCalls, noLossByStopping } from './gates/few-calls.ts';
import type { CatalogueGates, Findings, Gate, ReaderGates } from './gates/gate.ts';
import { goodChoice } from './gates/good-choice.ts';
import { groupChoice } from './gates/group-choice.ts';
import { noPopularity } from './gates/no-popularity.ts';
import { onlyWorks } from './gates/only-works.ts';
import { ownPopularity } from './gates/own-popularity.ts';
import { shownComments } from './gates/shown-comments.ts';
import { soundAnswers } from './gates/sound-answers.ts';
import { trueWords } from './gates/true-words.ts';
import { twoClaims } from './gates/two-claims.ts';
import { variety } from './gates/variety.ts';

export type { Findings, Gate } from './gates/gate.ts';

/** To add gates, write a file in `gates/` and add its function to one of the two lists. */
const ofReaders: readonly ReaderGates[] = [
  soundAnswers,
  trueWords,
  twoClaims,
  goodChoice,
  noPopularity,
  variety,
  ownPopularity,
  groupChoice,
  fewCalls,
];
const ofCatalogue: readonly CatalogueGates[] = [noLossByStopping, onlyWorks, factsOfBooks, shownComments];

/** The gates that recommendations for one set of readers must pass. */
export const gatesOf = async (findings: Findings): Promise<Gate[]> =>
  (await Promise.all(ofReaders.map((measure) => measure(findings)))).flat();

/** Measures the gates that do not depend on readers, one after the other. */
export async function gatesOfCatalogue(): Promise<Gate[]> {
  const gates: Gate[] = [];
  for (const measure of ofCatalogue) gates.push(...(await measure()));
  return gates;
}
