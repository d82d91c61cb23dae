import { clubLimits } from './club-limits.ts';

const { most, letters } = clubLimits.words;

export const wordMessages = {
  tooMany: `말은 ${most}개까지 적을 수 있어요. 꼭 필요한 말만 남겨 주세요.`,
  tooLong: (word: string) => `‘${word}’는 너무 길어요. 한 말은 ${letters}자까지 적을 수 있어요.`,
  noLetters: (word: string) => `‘${word}’에는 글자가 없어요. 글자나 숫자가 들어 있는 말을 적어 주세요.`,
  unfit: '깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  saved: '저장했어요. 지금부터 보내는 글에 적용돼요.',
} as const;
