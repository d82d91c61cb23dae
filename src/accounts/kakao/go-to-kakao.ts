import { render } from '../../platform/http/render.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { tooManyUses } from '../../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { newSecrets } from './attempt-secrets.ts';
import { keepAttempt } from './attempt-store.ts';
import { KakaoError } from './kakao-error.ts';
import { kakaoFailed } from './kakao-messages.ts';
import { goingToKakaoPage } from './kakao-view.ts';
import { type Purpose, requestOf } from './purpose.ts';
import type { KakaoRouteServices } from './route-services.ts';

/**
 * Answers a form with a page that goes on to Kakao by itself. A redirect would not do: browsers
 * apply `form-action` to each redirect after a form, and Kakao redirects to other hosts of its own.
 * @throws {AppError} 429; 503 if Kakao does not answer
 */
export async function goToKakao(
  services: Pick<KakaoRouteServices, 'kakao' | 'redis' | 'rateLimits' | 'log' | 'attemptIds'>,
  { req, res }: HttpExchange,
  purpose: Purpose,
): Promise<void> {
  const { kakao, redis, rateLimits, log, attemptIds } = services;
  const source = requestSource(req);
  const verdict = await rateLimits.count('kakao-start', source.addressBlock);
  if (!verdict.ok) {
    recordSecurityEvent(log, { event: 'kakao-log-in', outcome: 'limited', source });
    throw tooManyUses(verdict);
  }
  const secrets = newSecrets();
  let url: string;
  try {
    url = await kakao.start(secrets, requestOf(purpose));
  } catch (error) {
    if (!(error instanceof KakaoError)) throw error;
    recordSecurityEvent(log, { event: 'kakao-log-in', outcome: 'failed', reason: error.reason, source });
    throw kakaoFailed(error, purpose);
  }
  await keepAttempt(redis, { ...secrets, browserId: attemptIds.give(req, res), purpose });
  res.set({ Refresh: `0; url=${url}`, 'Cache-Control': 'no-store' });
  await render(res, 'accounts/going-to-kakao', goingToKakaoPage(url));
}
