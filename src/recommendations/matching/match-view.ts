import { withParticle } from '../../platform/korean-particle.ts';
import { claimSentence, tagClause } from '../comments/index.ts';
import type { FitDifference, FitReason, MeetingMatch } from './meeting-match.ts';

/** A sentence on why a meeting fits, and one on what is different there, if anything is. */
export interface FitText {
  readonly reason: string;
  readonly difference: string | null;
}

export const fitText = ({ reason, difference }: MeetingMatch, title: string): FitText => ({
  reason: reasonText(reason, title),
  difference: difference && differenceText(difference),
});

function reasonText(reason: FitReason, title: string): string {
  switch (reason.kind) {
    case 'liked':
      return '마음에 든다고 하신 책으로 모여요.';
    case 'recommended':
      return '지난번에 추천받은 책으로 모여요.';
    case 'read':
      return '이미 읽었다고 하신 책으로 모여요.';
    case 'members':
      return `퀴즈를 푼 참여자 가운데 절반 이상이 나처럼 ${withParticle(`‘${reason.answer.option.label}’`, '을')} 골랐어요.`;
    case 'book':
      return claimSentence(reason.claim, title) ?? '';
    case 'seats':
      return `지금 ${reason.freeSeats}자리가 남아 있어요.`;
  }
}

function differenceText(difference: FitDifference): string {
  switch (difference.kind) {
    case 'members':
      return `‘${difference.question.text}’에는 퀴즈를 푼 참여자 가운데 나와 다른 답을 고른 분이 더 많아요.`;
    case 'genre':
      return `지난번에 고른 장르와 달리 ${difference.genre} 책이에요.`;
    case 'tag':
      return `나는 ${withParticle(`‘${difference.answer.option.label}’`, '을')} 골랐는데, 이 모임의 책은 ${tagClause(difference.tag)} 책이에요.`;
  }
}
