import type { Request, Response } from 'express';
import type { RateLimits } from '../../rate-limits/index.ts';
import { addressBlock } from '../address-block.ts';
import type { BrowserIds } from '../browser-id.ts';
import { formAuthor } from '../csrf.ts';
import { pathOf } from './form-registry.ts';
import { keepableFields } from './kept-form.ts';
import type { KeptFormStore } from './kept-form-store.ts';

export interface FormKeeperOptions {
  readonly store: KeptFormStore;
  readonly browserIds: BrowserIds;
  readonly rateLimits: RateLimits;
  /** The secrets that signed the author's id in forms. */
  readonly secrets: readonly string[];
}

/** Stores a posted form for the page that shows it. Resolves to whether its sender gets it back. */
export type FormKeeper = (req: Request, res: Response, page: string) => Promise<boolean>;

/** A form that cannot be stored is logged; the keeper never rejects. */
export function createFormKeeper({ store, browserIds, rateLimits, secrets }: FormKeeperOptions): FormKeeper {
  return (req, res, page) =>
    keep(req, res, page).catch((err) => {
      req.log.warn({ err }, 'a form could not be kept');
      return false;
    });

  async function keep(req: Request, res: Response, page: string): Promise<boolean> {
    const fields = req.is('application/x-www-form-urlencoded') ? keepableFields(req.body) : null;
    if (!fields) return false;
    const author = formAuthor(req, secrets);
    const accountId = author?.accountId ?? req.user?.id ?? null;
    const isProven = author?.isProven ?? req.user !== undefined;
    const use = await rateLimits.count('form-keep', addressBlock(req.ip ?? ''));
    if (!use.ok) return false;
    await store.keep(browserIds.give(req, res), pathOf(page), { accountId, isProven, fields });
    // If another account is logged in by now, the form waits for its author.
    return !req.user || req.user.id === accountId;
  }
}
