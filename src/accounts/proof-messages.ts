import { freeFailures } from './free-failures.ts';

/** The message for a wrong password on the proof page, by the number of consecutive failures. */
export function wrongProof(failures: number): string {
  const left = freeFailures - failures;
  if (left <= 0) return '비밀번호가 맞지 않아요. 여러 번 틀려서 잠시 뒤에 다시 시도할 수 있어요.';
  return left <= 2
    ? `비밀번호가 맞지 않아요. ${left}번 더 틀리면 잠시 동안 확인할 수 없어요.`
    : '비밀번호가 맞지 않아요. 다시 확인해 주세요.';
}
