/** Products whose reading is remembered: more than the quiz and the first page show. */
const mostProducts = 4_000;

/**
 * Wraps a pure function of a product, so that equal products are read once. When there are too
 * many, it forgets the product that it met first. Callers must not change the results.
 * @param nameOf a text that differs for any two products with different results
 */
export function remember<P, R>(
  nameOf: (product: P) => string,
  read: (product: P) => R,
  most = mostProducts,
): (product: P) => R {
  const known = new Map<string, { readonly result: R }>();
  return (product) => {
    const name = nameOf(product);
    const found = known.get(name);
    if (found) return found.result;
    const result = read(product);
    const [first] = known.size < most ? [] : known.keys();
    if (first !== undefined) known.delete(first);
    known.set(name, { result });
    return result;
  };
}
