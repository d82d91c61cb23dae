import type { Page } from '../platform/http/render.ts';

interface HomePage extends Page {
  readonly genres: readonly [];
  readonly latest: null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'home/home': HomePage;
  }
}

export const homePage = (): HomePage => ({
  title: '책모임',
  description: '취향에 맞는 책을 고르고, 같은 책을 읽은 사람들과 만나는 곳이에요.',
  genres: [],
  latest: null,
});
