// `npm run eval:passes [-- --runs N]`: lets models with known bad habits rank twenty books of known
// worth, and prints how many of the best three each way of counting finds, with 95 % intervals of
// the difference to Borda, and how many passes the product asks. Seeds are fixed. No server, no
// database.
import { parseArgs } from 'node:util';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { casesFor } from './evaluation/cases.ts';
import { mean, meanOverlap } from './evaluation/measures.ts';
import { differenceOf } from './evaluation/passes/interval.ts';
import { plantedModels } from './evaluation/passes/planted-models.ts';
import { bestThree, type Method, methods, plantedRun } from './evaluation/passes/planted-run.ts';
import { printTable } from './evaluation/print.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '500' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 2) {
  console.error('--runs must be a whole number above 1');
  process.exit(2);
}

const random = seededRandom(17);
const books = (casesFor(1)[0]?.books ?? []).map((book, place) => ({ ...book, id: place + 1 }));
const ids = books.map(({ id }) => id);
const rivals = ['Kemeny', 'place-free'] as const;

const lines = Object.entries(plantedModels).map(([name, model]) => {
  const hits = Object.fromEntries(methods.map((method) => [method, []])) as unknown as Record<
    Method,
    number[]
  >;
  const [passes, believed, overlaps]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    const worths = plantWorths();
    const truth = bestThree(
      ids,
      ids.map((id) => worths.get(id) ?? 0),
    );
    const [first, second] = [0, 1].map(() => plantedRun(books, worths, model, random));
    if (!first || !second) continue;
    for (const method of methods)
      hits[method].push(first.three[method].filter((id) => truth.includes(id)).length / 3);
    passes.push(first.passes);
    believed.push(first.isBelieved ? 1 : 0);
    overlaps.push(meanOverlap([first.three.adaptive, second.three.adaptive]));
  }
  const against = (one: Method, other: Method) => {
    const { mean: middle, low, high } = differenceOf(hits[one], hits[other], random);
    return `${signed(middle)} [${signed(low)}, ${signed(high)}]`;
  };
  return [
    name,
    ...methods.map((method) => mean(hits[method]).toFixed(3)),
    ...rivals.map((rival) => against(rival, 'Borda')),
    against('by result', 'place-free'),
    against('adaptive', 'Borda'),
    mean(passes).toFixed(2),
    mean(overlaps).toFixed(2),
    mean(believed).toFixed(2),
  ];
});
printTable(
  [
    `hit@3, ${runs} runs`,
    ...methods,
    ...rivals.map((rival) => `${rival} − Borda`),
    'by result − place-free',
    'adaptive − Borda',
    'passes',
    'overlap',
    'believed',
  ],
  lines,
);

/** Worths from 0 to 1, a few far above the rest. */
function plantWorths(): Map<number, number> {
  const drawn = ids.map(() => -Math.log(1 - random()));
  const most = Math.max(...drawn);
  return new Map(ids.map((id, i) => [id, (drawn[i] ?? 0) / most]));
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
