import { productKind } from './product-kind.ts';
import { isSameWork, type WorkIdentity, workIdentity } from './work-identity.ts';

type Product = Parameters<typeof productKind>[0] & Parameters<typeof workIdentity>[0];

/** Lets works through, one product each, in the order in which they come. */
export interface WorkFilter {
  /** Whether the product is a work of which no edition came before; it counts as come from now on. */
  take(product: Product): boolean;
}

/** Editions of the works in `except` are not let through either. */
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
