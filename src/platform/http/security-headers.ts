import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
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
