import { isChosenByModel } from './ranking/index.ts';
import type { Recommendation } from './recommendation.ts';

/** How the books were chosen, in a sentence or two. */
export function explain({ path, fallbackReason }: Recommendation): string {
  if (path === 'filled')
    return 'AI가 고른 책이 세 권이 되지 않아, 나머지는 AI 없이 답과 책의 정보를 맞춰 보고 골랐어요.';
  if (path !== 'fallback')
    return '이 장르의 책 가운데 AI가 답을 읽고 골랐어요. 근거는 답과 책의 정보에 맞는지 확인했지만, AI의 글이라 사실과 다른 내용이 있을 수 있어요.';
  const how = '답해 주신 열 가지와 책의 정보를 하나씩 맞춰 보고 골랐어요.';
  switch (fallbackReason) {
    case 'no_api_key':
      return `지금은 AI를 쓰지 않아요. ${how}`;
    case 'daily_cap':
      return `오늘은 AI에 물을 수 있는 횟수를 다 썼어요. 그래서 AI 없이, ${how}`;
    case 'daily_reserve':
      return `오늘 AI에 물을 수 있는 횟수가 얼마 남지 않아, 이메일 주소를 확인한 분들의 오늘 첫 추천에 쓰려고 남겨 두었어요. 그래서 AI 없이, ${how}`;
    case 'account_reserve':
      return `오늘 AI에 물을 수 있는 횟수가 절반쯤 남아, 가입한 분들의 추천에 쓰려고 남겨 두었어요. 그래서 AI 없이, ${how}`;
    case 'address_cap':
      return `쓰고 계신 인터넷 주소에서 오늘 AI에 물을 수 있는 횟수를 다 썼어요. 그래서 AI 없이, ${how}`;
    case 'comparison':
      return `AI의 추천이 얼마나 도움이 되는지 견주어 보려고, 추천 몇 건은 AI 없이 골라요. 이번 추천이 그래요. ${how}`;
    case 'not_stored':
    case 'internal_error':
      return `AI의 답을 처리하지 못했어요. 그래서 AI 없이, ${how}`;
    case 'no_agreement':
      return `책의 순서를 바꿔 물을 때마다 AI의 답이 달라져서 믿기 어려웠어요. 그래서 AI 없이, ${how}`;
    case 'only_fame':
      return `AI가 답보다는 많이 팔린 순서를 따라 골랐어요. 그래서 AI 없이, ${how}`;
    default:
      return `AI가 제때 쓸 만한 답을 하지 못했어요. 그래서 AI 없이, ${how}`;
  }
}

/** Explains the passes; `null` when there was one, or when the model did not choose. */
export function stabilityNote(recommendation: Recommendation): string | null {
  const { passes, picks } = recommendation;
  if (passes < 2 || !isChosenByModel(recommendation)) return null;
  const note = `‘안정도’는 책의 순서를 바꿔 가며 AI에 ${passes}번 물었을 때, 그 책이 세 권 안에 몇 번 들었는지예요.`;
  return picks.some((pick) => pick.votes === 0 && stabilityOf(pick, passes) !== null)
    ? `${note} 한 번도 들지 않았지만 순위를 모두 합치면 앞서는 책도 있어요.`
    : note;
}

/**
 * How often the passes chose a book; `null` for a single pass, a book of the rule score, or one
 * that variety or popularity chose.
 */
export function stabilityOf(
  { isChosenByModel, votes, movedFor }: Recommendation['picks'][number],
  passes: number,
): string | null {
  if (!isChosenByModel || passes < 2) return null;
  if (votes > 0) return `${passes}번 중 ${votes}번 꼽힌 책`;
  return movedFor === null ? `${passes}번의 순위를 합쳐 뽑은 책` : null;
}
