/**
 * An error that a person sees in place of the requested page. `message` is a Korean sentence that
 * says what to do.
 */
export class AppError extends Error {
  override name = 'AppError';
  readonly status: number;
  readonly code: string;
  /** Seconds until another try makes sense; sent as Retry-After. */
  readonly retryAfterSeconds: number | undefined;
  /** The link of the error page, in place of the default link. */
  readonly action: { readonly href: string; readonly label: string } | undefined;
  /** The heading of the error page, in place of the heading of its status. */
  readonly heading: string | undefined;

  constructor(status: number, code: string, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.action = options.action;
    this.heading = options.heading;
  }
}

interface ErrorOptions {
  readonly retryAfterSeconds?: number;
  readonly action?: AppError['action'];
  readonly heading?: string;
  readonly cause?: unknown;
}

export const unauthenticated = () =>
  new AppError(401, 'unauthenticated', '로그인이 풀렸어요. 다시 로그인한 뒤 이어서 해 주세요.');

export const forbidden = (
  message = '이 일을 할 수 있는 권한이 없어요.',
  options: Pick<ErrorOptions, 'action' | 'heading'> = {},
) => new AppError(403, 'forbidden', message, options);

export const notFound = (
  message = '주소가 바뀌었거나 없는 페이지예요. 주소를 다시 확인해 주세요.',
  action?: AppError['action'],
) => new AppError(404, 'not_found', message, action === undefined ? {} : { action });

/**
 * For a form that was sent to a host name other than the site's: the person has to type it again.
 */
export const misdirected = () =>
  new AppError(421, 'misdirected', '책모임의 주소가 아닌 곳으로 보냈어요. 홈으로 가서 다시 시도해 주세요.');

export const conflict = (message: string) => new AppError(409, 'conflict', message);

export const tooManyRequests = (message: string, retryAfterSeconds: number) =>
  new AppError(429, 'rate_limited', message, { retryAfterSeconds });

/**
 * For a dependency (PostgreSQL, Redis) that is unreachable: nothing was changed, and the person can
 * retry later.
 */
export const unavailable = (cause?: unknown) =>
  new AppError(503, 'unavailable', '지금은 잠시 이용할 수 없어요. 잠깐 뒤에 다시 시도해 주세요.', {
    retryAfterSeconds: 5,
    cause,
  });
