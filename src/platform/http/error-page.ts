import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { isDatabaseUnavailable } from '../db.ts';
import { AppError, notFound, unavailable } from '../errors.ts';
import { isRedisUnavailable } from '../redis.ts';
import { type Page, render } from './render.ts';

export interface ErrorPage extends Page {
  readonly status: number;
  readonly heading: string;
  readonly message: string;
  readonly requestId: string;
  readonly retryAfterSeconds?: number;
  readonly actions: readonly { readonly href: string; readonly label: string }[];
}

declare module './render.ts' {
  interface Views {
    'errors/error': ErrorPage;
  }
}

const headings: Record<number, string> = {
  400: '요청을 읽지 못했어요',
  401: '로그인이 필요해요',
  403: '할 수 없는 일이에요',
  404: '찾는 페이지가 없어요',
  409: '지금은 할 수 없어요',
  413: '보낸 내용이 너무 커요',
  415: '받을 수 없는 형식이에요',
  421: '다른 주소로 보냈어요',
  422: '보낸 내용을 다시 확인해 주세요',
  429: '잠시 쉬었다 해 주세요',
  500: '문제가 생겼어요',
  503: '잠시 숨을 고르고 있어요',
};

const messages: Record<number, string> = {
  400: '주소나 보낸 내용이 깨져 있어요. 다시 시도해 주세요.',
  413: '보낼 수 있는 크기를 넘었어요. 내용을 줄여서 다시 보내 주세요.',
  415: '책모임의 화면에서 다시 시도해 주세요.',
  422: '보낸 내용이 올바르지 않아요. 화면에서 다시 입력해 주세요.',
  500: '저희 쪽 문제예요. 잠시 뒤에 다시 시도해 주세요. 계속되면 아래 번호를 알려 주세요.',
};

/** For a form that could not be taken: browsers keep its text on the page before. */
const keptInBrowser = '뒤로 가면 적은 내용이 남아 있어요.';

/** Maps any thrown value to an error that a person may see. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error) || isRedisUnavailable(error)) return unavailable(error);
  // body-parser, express and serve-static throw http-errors with a 4xx status.
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  const known = status >= 400 && status < 500 ? (status in messages ? status : 400) : 500;
  return new AppError(known, known === 500 ? 'internal' : 'bad_request', messages[known] ?? '', {
    cause: error,
  });
}

function errorPage(req: Request, error: AppError): ErrorPage {
  const heading = headings[error.status] ?? headings[500] ?? '';
  const login = {
    href: `/login?next=${encodeURIComponent(req.method === 'GET' ? req.originalUrl : '/')}`,
    label: '로그인하기',
  };
  return {
    title: heading,
    status: error.status,
    heading,
    message:
      error.status === 503 && req.method === 'POST' ? `${error.message} ${keptInBrowser}` : error.message,
    requestId: String(req.id),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    actions: [
      ...(error.action ? [error.action] : error.status === 401 ? [login] : []),
      { href: '/', label: '처음으로' },
    ],
  };
}

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
    await render(res, 'errors/error', errorPage(req, error), error.status);
  } catch (err) {
    req.log.error({ err }, 'the error page failed');
    plainAnswer(res, error);
  }
};

function plainAnswer(res: Response, error: AppError) {
  res
    .status(error.status)
    .type('text/plain')
    .send(`${headings[error.status] ?? headings[500]}\n${error.message}\n`);
}
