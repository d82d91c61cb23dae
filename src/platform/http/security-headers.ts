import { randomUUID } from 'node:crypto';
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
  const policyWith = contentPolicy(publicOrigin);
  return [
    (_req, res, next) => {
      // A UUID has 122 random bits, and Node takes the bits of 128 of them at a time.
      const nonce = randomUUID();
      res.locals.nonce = nonce;
      res.setHeader('Content-Security-Policy', policyWith(nonce));
      res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
      next();
    },
    helmet({
      contentSecurityPolicy: false,
      // With no-referrer, browsers would send `Origin: null` with the site's own forms.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: publicOrigin.startsWith('https:')
        ? // Other hosts below the site's name are their owner's, and may speak plain HTTP.
          { maxAge: 63_072_000, includeSubDomains: options.hstsForSubdomains }
        : false,
      crossOriginEmbedderPolicy: false,
    }),
  ];
}

/**
 * Returns a function that adds the nonce of a response to the policy. Helmet would put the policy
 * together for each response.
 */
function contentPolicy(publicOrigin: string): (nonce: string) => string {
  const others = [
    "style-src 'self'",
    `img-src 'self' data: ${coverHost}`,
    "font-src 'self'",
    `connect-src 'self' ${publicOrigin.replace(/^http/, 'ws')}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(publicOrigin.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join(';');
  return (nonce) => `default-src 'self';script-src 'self' 'nonce-${nonce}';${others}`;
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
