import type { Clock } from '../platform/clock.ts';
import type { Env } from '../platform/env.ts';
import type { Mailer } from '../platform/mail.ts';
import type { OperatorSettings } from './operator.ts';

export interface LegalServices {
  readonly env: OperatorSettings &
    Pick<Env, 'APP_ORIGIN' | 'KAKAO_CLIENT_ID' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'>;
  readonly clock: Clock;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
}
