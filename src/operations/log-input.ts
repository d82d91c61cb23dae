import { z } from 'zod';
import { pageInput } from '../platform/http/form.ts';
import { type OperatorAction, operatorActions } from './operator-act.ts';

/** One action of operators, the acts of leaders, or null for all acts of operators. */
export type LogKind = OperatorAction | 'leaders' | null;

export const LogInput = z.object({
  kind: z
    .enum(['leaders', ...operatorActions])
    .nullable()
    .catch(null),
  page: pageInput,
});
