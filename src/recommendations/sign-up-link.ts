/** The address of the sign-up or log-in page that leads back to `next`. */
export const withNext = (page: '/signup' | '/login', next: string): string =>
  `${page}?next=${encodeURIComponent(next)}`;
