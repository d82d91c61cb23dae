const size = 3;

/**
 * The three books, best first, whose list disagrees least with the rankings: each pair of books
 * with at least one of the three counts once per ranking that orders it the other way. Exact, over
 * all lists of three. Of equal lists the one with more wins is returned, then the earlier one.
 * @param rankings complete rankings of the same books
 */
export function kemenyThree(rankings: readonly (readonly number[])[], books: readonly number[]): number[] {
  const wins = countWins(rankings, books);
  const losses = books.map((_, one) => books.reduce((sum, _, other) => sum + (wins[other]?.[one] ?? 0), 0));
  let best = { list: [] as number[], disagreements: Number.POSITIVE_INFINITY, losses: 0 };
  const extend = (list: readonly number[], disagreements: number) => {
    if (list.length === Math.min(size, books.length)) {
      const all = list.reduce((sum, one) => sum + (losses[one] ?? 0), 0);
      if (disagreements < best.disagreements || (disagreements === best.disagreements && all < best.losses))
        best = { list: [...list], disagreements, losses: all };
      return;
    }
    for (let one = 0; one < books.length; one += 1) {
      if (list.includes(one)) continue;
      // Books that stand before this one in the list may win against it.
      const allowed = list.reduce((sum, before) => sum + (wins[before]?.[one] ?? 0), 0);
      extend([...list, one], disagreements + (losses[one] ?? 0) - allowed);
    }
  };
  extend([], 0);
  return best.list.map((one) => books[one] ?? 0);
}

/** How many rankings place the first book above the second, by their indexes. */
function countWins(rankings: readonly (readonly number[])[], books: readonly number[]): number[][] {
  const places = rankings.map((ranking) => books.map((id) => ranking.indexOf(id)));
  return books.map((_, one) =>
    books.map((_, other) => places.filter((at) => (at[one] ?? 0) < (at[other] ?? 0)).length),
  );
}
