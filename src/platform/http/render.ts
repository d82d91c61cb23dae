import { fileURLToPath } from 'node:url';
import type { Response } from 'express';
import type { Assets } from './assets.ts';
import { avatarOf } from './avatar.ts';
import { encodePage } from './compress-pages.ts';
import { formToken } from './csrf.ts';
import { refusedTitle } from './error-messages.ts';
import { createTemplates } from './templates.ts';
import type { Viewer } from './viewer.ts';

/**
 * The page models by view name. Each feature's `view.ts` adds its own by declaration merging, so a
 * wrong name or shape fails the type check.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Views {}

/** The fields of every page model. */
export interface Page {
  readonly title: string;
  readonly description?: string;
  /** Path of the picture in link previews of this page; the site's own picture if not given. */
  readonly shareImage?: string;
  /** Whether the address is a secret that no search engine should store. */
  readonly isUnindexed?: true;
  /** Stylesheets of this page only, as paths below public/. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
}

/**
 * A partial below views/ and its model that one feature adds to another feature's page. Only `app/`
 * connects the two.
 */
export interface PageSection {
  readonly view: string;
  readonly model: Readonly<Record<string, unknown>>;
}

const root = fileURLToPath(new URL('../../../views', import.meta.url));
const layout = '/layout/page';

export type Renderer = (res: Response, view: string, page: Page, status: number) => Promise<void>;

/**
 * Builds the locals field by field, so that nothing from a request can reach the options of EJS
 * (CVE-2022-29078 and similar).
 */
export function createRenderer(options: {
  assets: Assets;
  cache: boolean;
  publicOrigin: string;
  /** Whether pages reload when one of their source files changes. */
  reloadsItself: boolean;
}): Renderer {
  const draw = createTemplates({ root, cache: options.cache });
  return async (res, view, page, status) => {
    const viewer: Viewer | null = res.req.user ?? null;
    const locals = {
      view,
      page,
      title: titleOf(page.title, res.req.method, status),
      viewer,
      csrfToken: formToken(res.req),
      isRestored: res.locals.isRestored === true,
      nonce: res.locals.nonce as string,
      asset: options.assets.path,
      avatarOf,
      publicOrigin: options.publicOrigin,
      reloadsItself: options.reloadsItself,
      path: res.req.path,
    };
    const html = draw(layout, locals);
    // A page of a logged-in person is private, and "back" after logging out must not show it.
    if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', viewer ? 'no-store' : 'no-cache');
    res.status(status).type('html').send(encodePage(res, html));
  };
}

/** A page that refuses a form says so first in its title. */
const titleOf = (title: string, method: string, status: number): string =>
  status === 422 || (method === 'POST' && status >= 400) ? refusedTitle(title) : title;

/** Renders a page inside the layout. `status` is 422 for a rejected form, 200 otherwise. */
export async function render<V extends keyof Views & string>(
  res: Response,
  view: V,
  page: Views[V] & Page,
  status = 200,
): Promise<void> {
  await (res.app.locals.render as Renderer)(res, view, page, status);
}
