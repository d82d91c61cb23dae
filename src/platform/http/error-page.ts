import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { isDatabaseUnavailable } from '../db.ts';
import { AppError, notFound, unavailable } from '../errors.ts';
import { isRedisUnavailable } from '../redis-health.ts';
import { errorHeadings, errorMessages } from './error-messages.ts';
import { errorPage, type FailedRequest } from './error-view.ts';
import { localPath } from './local-path.ts';
import { render } from './render.ts';

/** Maps any thrown value to an error that a person may see. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error) || isRedisUnavailable(error)) return unavailable(error);
  // body-parser, express and serve-static throw http-errors with a 4xx status.
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  const known = status >= 400 && status < 500 ? (status in errorMessages ? status : 400) : 500;
  return new AppError(known, known === 500 ? 'internal' : 'bad_request', errorMessages[known] ?? '', {
    cause: error,
  });
}

/** The path of the page that sent a request, if it is a page of this host. */
function refererPath(req: Request): string | undefined {
  const referer = req.get('referer');
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { host, pathname, search } = new URL(referer);
  return host === req.get('host') ? localPath(pathname + search) : undefined;
}

const failedRequest = (req: Request): FailedRequest => ({
  method: req.method,
  originalUrl: localPath(req.originalUrl),
  id: req.id,
  from: refererPath(req),
});

export const notFoundHandler: RequestHandler = (_req, _res, next) => next(notFound());

/**
 * The last handler: logs server errors and answers with a Korean page, or with one line of text if
 * the page cannot be rendered.
 */
export const errorHandler: ErrorRequestHandler = async (thrown, req, res, next) => {
  const error = toAppError(thrown);
  if (error.status >= 500) req.log.error({ err: thrown }, 'request failed');
  else req.log.info({ status: error.status, code: error.code }, 'request refused');
  if (res.headersSent) return next(thrown);
  if (error.retryAfterSeconds !== undefined) res.set('Retry-After', String(error.retryAfterSeconds));
  try {
    await render(res, 'errors/error', errorPage(failedRequest(req), error), error.status);
  } catch (err) {
    req.log.error({ err }, 'the error page failed');
    plainAnswer(res, error);
  }
};

function plainAnswer(res: Response, error: AppError) {
  res
    .status(error.status)
    .type('text/plain')
    .send(`${errorHeadings[error.status] ?? errorHeadings[500]}\n${error.message}\n`);
}
