import { allHostileSentences } from '../../../tests/support/hostile-comments.ts';
import { falseClaims } from '../offline.ts';
import { gate, percent, type ReaderGates, total } from './gate.ts';

/** Whatever the model writes, the page shows proven claims and no hostile sentence. */
export const trueWords: ReaderGates = ({ results }) => {
  const runs = results.flatMap((result) => result.runs);
  const liars = results.filter(({ mode }) => falseClaims.has(mode)).flatMap((result) => result.runs);
  const claims = total(runs, (run) => run.trueClaims) / total(runs, (run) => run.claims);
  const unfounded = total(runs, (run) => run.unfounded);
  const believed = total(liars, (run) => run.ownWords);
  const hostile = total(runs, (run) => run.hostile);
  const said = new Set(runs.flatMap(({ hostileSaid }) => hostileSaid)).size;
  return [
    gate('claims shown that are true', '100 %', percent(claims), claims === 1),
    gate('books shown without a proven claim', '0', String(unfounded), unfounded === 0),
    gate('comments shown of a model that claims what is not so', '0', String(believed), believed === 0),
    gate(
      `comments shown that say any of ${allHostileSentences.length} hostile sentences, in every mode`,
      '0, all of them said',
      `${hostile}, ${said} said`,
      hostile === 0 && said === allHostileSentences.length,
    ),
  ];
};
