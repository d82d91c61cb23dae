import type { Kind, Place } from './report.ts';

export const decisions = ['dismissed', 'hidden', 'warned', 'suspended'] as const;
/** A decision of an operator about a report. */
export type Decided = (typeof decisions)[number];
/** `restored`: the decision was undone. */
export type StoredDecision = Decided | 'restored';

/** A decision with its reason. */
export interface Decision {
  readonly decision: Decided;
  /** Whether the reported text is hidden; always for `hidden`. */
  readonly hides: boolean;
  /** Days, for `suspended`. */
  readonly days: number;
  /** The reason, which the person concerned reads; empty only for `dismissed`. */
  readonly explanation: string;
}

export type DecisionRefusal = 'not_found' | 'decided' | 'no_person' | 'is_operator' | 'nothing_to_undo';

/** Whether a decision is about a person, who then must be known. */
export const needsPerson = (decision: Decided): boolean => decision === 'warned' || decision === 'suspended';

/** The decisions that an operator may undo. */
export const isUndoable = (decision: StoredDecision | null): boolean =>
  decision === 'hidden' || decision === 'suspended' || decision === 'warned';

/** The decisions that count against a club. */
export const upheldDecisions = ['hidden', 'warned', 'suspended'] as const;

/** Upheld reports after which a club is not listed any more. */
export const upheldThatHideClub = 2;

/** Kinds whose text can be hidden. A text of the model is folded from the report on. */
export const isHideable = (kind: Kind): boolean => kind !== 'ai_text';

/** Whether no person wrote a text: the model or a template did, or the account was deleted. */
export const isByNobody = ({ kind, aboutUserId }: Pick<Place, 'kind' | 'aboutUserId'>): boolean =>
  (kind === 'question' || kind === 'record') && aboutUserId === null;
