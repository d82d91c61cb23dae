import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * The only foreign host that pages load from. Aladin's terms ask sites to link its cover images
 * directly.
 */
const coverHost = 'https://image.aladin.co.kr';

/**
 * Sends a content security policy with a nonce per response, and the other headers that OWASP
 * lists.
 */
export function securityHeaders(
  publicOrigin: string,
  options: { hstsForSubdomains: boolean },
): RequestHandler[] {
  const isHttps = publicOrigin.startsWith('https:');
  const socketOrigin = publicOrigin.replace(/^http/, 'ws');
  return [
    (_req, res, next) => {
      res.locals.nonce = randomBytes(16).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: [
            "'self'",
            (_req, res) => `'nonce-${(res as unknown as { locals: { nonce: string } }).locals.nonce}'`,
          ],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', coverHost],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", socketOrigin],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      // With no-referrer, browsers would send `Origin: null` with the site's own forms.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: isHttps
        ? // Other hosts below the site's name are their owner's, and may speak plain HTTP.
          { maxAge: 63_072_000, includeSubDomains: options.hstsForSubdomains }
        : false,
      crossOriginEmbedderPolicy: false,
    }),
    (_req, res, next) => {
      res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
      next();
    },
  ];
}

/** Headers that mean something only in the answer to a page. */
const documentHeaders = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

/**
 * Removes the headers of pages from the answer to a script, stylesheet or font, except that no
 * frame may show it. A page loads dozens of these, and 800 bytes of such headers are more than many
 * of the files.
 */
export function withoutDocumentHeaders(res: Response): void {
  for (const name of documentHeaders) res.removeHeader(name);
  res.set('Content-Security-Policy', "frame-ancestors 'none'");
}
