import { z } from 'zod';
import { mostTimes, once, type Repetition } from './series.ts';

const timesMessage = `몇 번 모일지 1번에서 ${mostTimes}번까지 정해 주세요.`;

/** How often a meeting is repeated. `times` counts only with a rhythm. */
export const RepeatInput = z
  .object({
    repeat: z
      .enum(['none', 'weekly', 'biweekly', 'monthly'], '얼마나 자주 모일지 골라 주세요.')
      .prefault('none'),
    times: z.string(timesMessage).trim().prefault('1'),
  })
  .transform(({ repeat, times }, context): Repetition => {
    if (repeat === 'none') return once;
    const count = /^\d{1,2}$/.test(times) ? Number(times) : 0;
    if (count >= 1 && count <= mostTimes) return { repeat, times: count };
    context.addIssue({ code: 'custom', path: ['times'], message: timesMessage });
    return z.NEVER;
  });
