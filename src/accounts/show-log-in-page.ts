import type { Response } from 'express';
import { render } from '../platform/http/render.ts';
import { type LogInPage, logInPage } from './log-in-view.ts';
import type { AccountRouteServices } from './route-services.ts';
import { findSeatOffer } from './seat-offers.ts';

/** A log-in that was refused: the typed fields, and what the form says about them. */
interface RefusedLogIn extends Pick<LogInPage, 'values' | 'errors' | 'offersLetter'> {
  readonly status: number;
}

/**
 * Renders the log-in form, with the offer of a seat if `next` is a meeting.
 * @param shown `refused` is absent when the form is new
 */
export async function showLogInPage(
  { kakao, mailer, seatOffers }: Pick<AccountRouteServices, 'kakao' | 'mailer' | 'seatOffers'>,
  res: Response,
  { next, refused }: { readonly next: string; readonly refused?: RefusedLogIn },
): Promise<void> {
  const seat = await findSeatOffer(seatOffers, next, refused?.values);
  const page = logInPage({
    ...refused,
    values: { ...refused?.values, next },
    seat,
    sendsLetters: mailer !== null,
    offersKakao: kakao !== null,
  });
  await render(res, 'accounts/login', page, refused?.status ?? 200);
}
