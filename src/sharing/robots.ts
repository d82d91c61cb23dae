/** Paths that only lead to the log-in page or show a list in another order. */
const closed = [
  '/quiz',
  '/recommendations',
  '/taste',
  '/settings',
  '/notifications',
  '/login',
  '/signup',
  '/password',
  '/admin',
  '/meetings/new',
  '/meetings/*/chat',
  '/meetings/*/edit',
  '/clubs/new',
  '/clubs/*/edit',
  '/*?*q=',
  '/*?*sort=',
];

export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
