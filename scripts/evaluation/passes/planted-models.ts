type Random = () => number;

/**
 * Ranks books as a model with one bad habit does.
 * @param worths from 0 to 1, by id
 * @param order ids in the order shown
 */
export type PlantedModel = (
  worths: ReadonlyMap<number, number>,
  order: readonly number[],
  random: Random,
) => number[];

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const by = (order: readonly number[], score: (id: number, place: number) => number): number[] =>
  order
    .map((id, place) => ({ id, points: score(id, place) }))
    .sort((one, other) => other.points - one.points)
    .map(({ id }) => id);

/** Reads books with some noise; each place further down reduces their worth by this factor. */
const tiring =
  (factor: number, noise: number): PlantedModel =>
  (worths, order, random) =>
    by(order, (id, place) => ((worths.get(id) ?? 0) + noise * normal(random)) * factor ** place);

/** Adds something to the worth, depending on the place as a share of the list. */
const biased =
  (bonus: (place: number) => number): PlantedModel =>
  (worths, order, random) =>
    by(
      order,
      (id, place) => (worths.get(id) ?? 0) + 0.1 * normal(random) + bonus(place / (order.length - 1)),
    );

/** Ids are in the order of sales, best-selling first. */
export const plantedModels: Readonly<Record<string, PlantedModel>> = {
  'some noise': tiring(1, 0.1),
  'much noise': tiring(1, 0.25),
  'tires mildly': tiring(0.945, 0),
  tires: tiring(0.89, 0),
  'tires mildly, noise': tiring(0.945, 0.1),
  'tires, noise': tiring(0.89, 0.1),
  'tires fast, noise': tiring(0.82, 0.1),
  'prefers the top': biased((place) => 0.5 * (1 - place)),
  'prefers the top strongly': biased((place) => 1 - place),
  'forgets the middle': biased((place) => Math.abs(place - 0.5)),
  'half fame': (worths, order, random) =>
    by(order, (id) => (worths.get(id) ?? 0) + 0.1 * normal(random) - (0.5 * id) / order.length),
  random: (_, order, random) => by(order, () => random()),
};
