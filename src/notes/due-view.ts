import { koreanDateTime } from '../platform/korean-date.ts';
import type { NoteRule } from './note.ts';
import { isDue, type TextTimes } from './withheld.ts';

/** The question to which a note answers. */
export const noteQuestion = '어느 대목이 가장 오래 남으셨어요?';

/** Tells until when notes can be written, and when members see them. */
export function dueText(rule: NoteRule | null, times: TextTimes & { readonly dueAt: Date }): string {
  if (times.cancelledAt) return '취소된 모임이라 글을 더 받지 않아요.';
  if (isDue(times)) return '글을 쓰는 시간이 지났어요. 이제 서로의 글을 볼 수 있어요.';
  if (!rule) return '모임이 시작하기 전까지 쓸 수 있고, 시작하면 함께 볼 수 있어요.';
  const length = rule.characters === 0 ? '' : `${rule.characters.toLocaleString('ko')}자쯤 `;
  return `${koreanDateTime(times.dueAt, times.now)}까지 ${length}써 주세요. 그 뒤에 서로의 글을 볼 수 있어요.`;
}
