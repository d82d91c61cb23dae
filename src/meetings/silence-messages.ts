import { textLimits } from '../platform/text/text-limits.ts';

/** The reasons that a leader chooses from; the chosen one is stored and told as it stands. */
export const silenceReasons: readonly string[] = [
  '다른 사람에게 상처가 되는 말이 있었어요.',
  '모임과 관계없는 이야기가 이어졌어요.',
  '같은 말을 되풀이했어요.',
  '책의 뒷이야기를 미리 말했어요.',
];

/** Code points of a reason in a leader's own words. */
export const longestReason = textLimits.leaderReason.codePoints;

export const reasonMessages = {
  none: '까닭을 하나 고르거나 적어 주세요. 그분에게 그대로 보여요.',
  tooLong: `까닭은 ${longestReason}자까지 쓸 수 있어요.`,
  unfit: '까닭에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
} as const;

export const noSuchMember = '이 모임에 없는 분이에요. 모임에서 다시 골라 주세요.';
