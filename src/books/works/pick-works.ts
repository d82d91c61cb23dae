import { type Edition, pickEdition } from './pick-edition.ts';
import { type Product, productKind } from './product-kind.ts';
import { titleKey } from './title-key.ts';
import { areByOneAuthor, isSameWork, type Titled, type WorkIdentity, workIdentity } from './work-identity.ts';
import { workKey } from './work-key.ts';

type Shelved = Pick<Product, 'title' | 'subtitle' | 'subCategory'> & Titled;

/** Filters works, one product each, in their order. */
export interface WorkFilter {
  /** Tells whether the product is the first edition of its work, and remembers the work. */
  take(product: Shelved): boolean;
}

/** The works of the products in `except` are left out, also those known by a volume or a set. */
export function createWorkFilter(except: readonly Shelved[] = []): WorkFilter {
  const byTitle = new Map<string, WorkIdentity[]>();
  const remember = (identity: WorkIdentity) =>
    byTitle.set(identity.titleKey, [...(byTitle.get(identity.titleKey) ?? []), identity]);
  for (const product of except) {
    const identity = workIdentity(product);
    remember(identity);
    remember({ ...identity, titleKey: workKey(product) });
  }
  return {
    take(product) {
      if (productKind(product) !== 'work') return false;
      const identity = workIdentity(product);
      if (byTitle.get(identity.titleKey)?.some((known) => isSameWork(known, identity))) return false;
      remember(identity);
      return true;
    },
  };
}

/**
 * Returns the works among products in the order of the list, one edition each. A work stands where
 * its first edition stands. `others` are further editions to pick from, later in the list.
 */
export function pickWorks<T extends Shelved & Edition>(
  products: readonly T[],
  others: readonly T[] = [],
  filter: WorkFilter = createWorkFilter(),
): T[] {
  const first = products.filter((product) => filter.take(product));
  const editions = Map.groupBy(
    [...products, ...others].filter((product) => productKind(product) === 'work'),
    titleKey,
  );
  return first.map((product) => {
    const identity = workIdentity(product);
    const more = (editions.get(titleKey(product)) ?? []).filter(
      (other) => other !== product && areByOneAuthor(identity, workIdentity(other)),
    );
    return pickEdition([product, ...more]);
  });
}
