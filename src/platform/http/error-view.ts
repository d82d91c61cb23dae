import type { AppError } from '../errors.ts';
import { errorHeadings, errorLinks, keptInBrowser } from './error-messages.ts';
import type { Page } from './render.ts';

export interface ErrorPage extends Page {
  readonly status: number;
  readonly heading: string;
  readonly message: string;
  readonly requestId: string;
  readonly retryAfterSeconds?: number;
  readonly actions: readonly ErrorLink[];
}

interface ErrorLink {
  readonly href: string;
  readonly label: string;
  /** The link goes back in the browser's history, where a form still holds its text. */
  readonly goesBack?: boolean;
}

declare module './render.ts' {
  interface Views {
    'errors/error': ErrorPage;
  }
}

/** The part of a request that the error page depends on. */
export interface FailedRequest {
  readonly method: string;
  readonly originalUrl: string;
  readonly id: unknown;
  /** The path of the site's page that sent the request, if the browser names it. */
  readonly from: string | undefined;
}

/** The page that says what happened. Its first link is the most likely next step. */
export function errorPage(request: FailedRequest, error: AppError): ErrorPage {
  const heading = error.heading ?? errorHeadings[error.status] ?? errorHeadings[500] ?? '';
  const isForm = request.method === 'POST';
  const retry = error.status >= 500 ? retryLink(request) : undefined;
  return {
    title: heading,
    status: error.status,
    heading,
    message: error.status === 503 && isForm ? `${error.message} ${keptInBrowser}` : error.message,
    requestId: String(request.id),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    ...(retry?.goesBack && !error.action ? { scripts: ['/js/go-back.js'] } : {}),
    actions: [
      ...[error.action ?? retry ?? (error.status === 401 ? loginLink(request) : [])].flat(),
      { href: '/', label: errorLinks.home },
    ],
  };
}

const loginLink = ({ method, originalUrl }: FailedRequest): ErrorLink => ({
  href: `/login?next=${encodeURIComponent(method === 'GET' ? originalUrl : '/')}`,
  label: errorLinks.login,
});

function retryLink({ method, originalUrl, from }: FailedRequest): ErrorLink | undefined {
  if (method === 'GET') return { href: originalUrl, label: errorLinks.retry };
  return from === undefined ? undefined : { href: from, label: errorLinks.retry, goesBack: true };
}
