import { createKakao, type Kakao } from '../accounts/index.ts';
import type { Live } from './connect.ts';

/** Returns the log-in by Kakao as the settings register it; null without a client id. */
export const kakaoOf = ({ env, clock }: Pick<Live, 'env' | 'clock'>): Kakao | null =>
  env.KAKAO_CLIENT_ID === undefined
    ? null
    : createKakao({
        issuer: env.KAKAO_ISSUER,
        clientId: env.KAKAO_CLIENT_ID,
        clientSecret: env.KAKAO_CLIENT_SECRET,
        publicOrigin: env.APP_ORIGIN,
        clock,
      });
