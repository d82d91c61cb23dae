import { AppError } from '../../errors.ts';

const megabyte = 1024 * 1024;

/** Errors of forms with files. */
export const uploadErrors = {
  malformed: (cause?: unknown) =>
    new AppError(400, 'malformed', '파일을 끝까지 받지 못했어요. 화면을 새로 열고 다시 보내 주세요.', {
      cause,
    }),
  tooLarge: (maxBytes: number) =>
    new AppError(
      413,
      'too_large',
      `파일이 너무 커서 받지 못했어요. 모두 합쳐 ${Math.floor(maxBytes / megabyte)}MB까지 보낼 수 있어요.`,
    ),
  tooSlow: () =>
    new AppError(
      408,
      'too_slow',
      '파일을 받는 데 너무 오래 걸려서 멈췄어요. 연결을 확인하고 다시 보내 주세요.',
    ),
  busy: () =>
    new AppError(409, 'busy', '같은 화면에서 보낸 다른 파일을 읽고 있어요. 잠시 뒤에 다시 보내 주세요.', {
      retryAfterSeconds: 10,
    }),
  full: () =>
    new AppError(503, 'unavailable', '지금은 파일을 받기 어려워요. 잠시 뒤에 다시 보내 주세요.', {
      retryAfterSeconds: 10,
    }),
};
