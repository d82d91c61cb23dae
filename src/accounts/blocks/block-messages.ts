import { mostBlocks } from './block-limits.ts';

export const nobodyToBlock = '막을 분을 찾을 수 없어요. 화면을 새로 열어 다시 골라 주세요.';

export const tooManyBlocks = `막은 사람은 ${mostBlocks}명까지 둘 수 있어요. 설정의 ‘막은 사람’에서 더 막지 않아도 되는 분을 푼 뒤 다시 시도해 주세요.`;
