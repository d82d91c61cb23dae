import { z } from 'zod';
import { type OperatorAction, operatorActions } from './operator-act.ts';

/** One action of operators, the acts of leaders, or null for all acts of operators. */
export type LogKind = OperatorAction | 'leaders' | null;

export const LogInput = z.object({
  kind: z
    .enum(['leaders', ...operatorActions])
    .nullable()
    .catch(null),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .catch(1),
});
