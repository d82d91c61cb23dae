import { productKind } from './product-kind.ts';
import { isSameWork, type WorkIdentity, workIdentity } from './work-identity.ts';

type Product = Parameters<typeof productKind>[0] & Parameters<typeof workIdentity>[0];

/** Filters works, one product each, in their order. */
export interface WorkFilter {
  /** Tells whether the product is the first edition of its work, and remembers the work. */
  take(product: Product): boolean;
}

/** Editions of the works in `except` are left out as well. */
export function createWorkFilter(except: readonly Product[] = []): WorkFilter {
  const byTitle = new Map<string, WorkIdentity[]>();
  const remember = (identity: WorkIdentity) =>
    byTitle.set(identity.titleKey, [...(byTitle.get(identity.titleKey) ?? []), identity]);
  for (const product of except) remember(workIdentity(product));
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
