import type { Request } from 'express';
import type { Database } from '../../platform/db.ts';
import { addressBlock } from '../../platform/http/address-block.ts';
import { MoreInput } from '../input.ts';
import type { AladinSearch } from './aladin-search.ts';
import { findMore, type More } from './find-more.ts';

/** Returns what Aladin adds to the search of a request, or null. */
export const moreOfRequest = (
  services: { readonly db: Database; readonly aladin: AladinSearch | null },
  req: Request,
  { q, shown }: { readonly q: string; readonly shown: readonly { readonly id: number }[] },
): Promise<More | null> =>
  findMore(services, {
    q,
    shown: shown.map(({ id }) => id),
    searcher: req.user
      ? { key: `account ${req.user.id}`, isVisitor: false }
      : { key: addressBlock(req.ip ?? ''), isVisitor: true },
    wish: MoreInput.parse(req.query),
  });
