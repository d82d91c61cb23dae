import { readFileSync } from 'node:fs';
import express, { type Router } from 'express';
import { type BookCard, bookCards, coverScripts } from '../books/index.ts';
import type { Env } from '../platform/env.ts';
import { type Page, render } from '../platform/http/render.ts';

interface StyleguidePage extends Page {
  readonly tokens: Readonly<Record<TokenKind, readonly Token[]>>;
  readonly books: readonly BookCard[];
}

interface Token {
  readonly name: string;
  readonly value: string;
}

type TokenKind = 'color' | 'text' | 'space' | 'radius' | 'motion';

declare module '../platform/http/render.ts' {
  interface Views {
    'styleguide/styleguide': StyleguidePage;
  }
}

const tokensFile = new URL('../../public/css/tokens.css', import.meta.url);

/** Serves the design system on one page, in development only. */
export function styleguideRoutes({ env }: { env: Pick<Env, 'NODE_ENV'> }): Router {
  const router = express.Router();
  if (env.NODE_ENV === 'development') {
    router.get('/dev/styleguide', (_req, res) => render(res, 'styleguide/styleguide', styleguidePage()));
  }
  return router;
}

function styleguidePage(): StyleguidePage {
  const css = readFileSync(tokensFile, 'utf8').split('@media')[0] ?? '';
  const tokensOf = (kind: TokenKind) =>
    [...css.matchAll(new RegExp(`(--${kind}-[a-z0-9-]+):\\s*([^;]+);`, 'g'))].map(
      ([, name = '', value = '']) => ({ name, value }),
    );
  return {
    title: '디자인 시스템',
    styles: [
      '/css/pages/skeleton-books.css',
      '/css/pages/styleguide.css',
      '/css/meetings.css',
      '/css/alarms.css',
    ],
    scripts: coverScripts,
    tokens: {
      color: tokensOf('color'),
      text: tokensOf('text'),
      space: tokensOf('space'),
      radius: tokensOf('radius'),
      motion: tokensOf('motion'),
    },
    books: bookCards(
      Array.from({ length: 12 }, (_, id) => ({
        id,
        title:
          id % 3 === 0 ? `${id + 1}번째로 긴 제목은 다섯 줄까지 보이고 그다음은 줄인다` : `모순 ${id + 1}`,
        contributors: [{ authorId: 1, name: '한 작가', role: '지은이' }],
        publisher: '책모임',
        publishedOn: new Date('2026-01-01'),
        coverUrl: null,
      })),
    ),
  };
}
