import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { tasks } from './task.ts';

const chosen = '다시 골라 주세요.';

export const TaskInput = z.enum(tasks);

/** The answer of a member, or the choice of a leader. An empty `userId` leaves it to the rota. */
export const DutyInput = z.union(
  [
    z.object({ answer: z.enum(['accept', 'decline']) }),
    z.object({
      userId: z
        .literal('')
        .transform(() => null)
        .or(idInput),
    }),
  ],
  chosen,
);

/** Where the form stood, and where its answer leads back to. */
export const BackInput = z.object({ back: z.literal('club').optional().catch(undefined) });

export const SwitchInput = z.object({ task: z.enum(tasks, chosen), use: z.enum(['on', 'off'], chosen) });
