import { isIssue } from './issue.ts';
import { isLaterVolume } from './later-volume.ts';
import { remember } from './remember.ts';
import { isSet } from './set.ts';
import { readTitle } from './title-parts.ts';
import { isWorkbook } from './workbook.ts';

export interface Product {
  readonly title: string;
  readonly subtitle: string | null;
  readonly subCategory: string | null;
  readonly contributors?: readonly { readonly name: string }[];
}

/**
 * Kinds of products with an item id. Only a `work` is something that a reading club can start with:
 * an edition of a work in one volume, or its first volume.
 */
export type ProductKind = 'work' | 'set' | 'later_volume' | 'workbook';

/**
 * Classifies a product by the words of its title. Accepts any text; when in doubt, it is a work.
 */
export const productKind: (product: Product) => ProductKind = remember(
  ({ title, subtitle, subCategory, contributors = [] }) =>
    JSON.stringify([title, subtitle, subCategory, ...contributors.map(({ name }) => name)]),
  (product) => {
    const parts = readTitle(product);
    if (isSet(parts, product.contributors)) return 'set';
    if (isWorkbook(parts, product.subCategory)) return 'workbook';
    return isLaterVolume(parts) || isIssue(parts) ? 'later_volume' : 'work';
  },
);
