import { waitText } from '../platform/rate-limits/index.ts';

/** The message while log-ins have to wait. */
export const logInWaitMessage = (retryAfterMs: number): string =>
  `여러 번 시도해서 잠시 막아 두었어요. ${waitText(retryAfterMs)} 뒤에 다시 시도해 주세요.`;
