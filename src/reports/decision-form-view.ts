import { type Decided, decisions, isByNobody, isHideable, needsPerson } from './decision.ts';
import { nobodyToSuspend } from './refusal-messages.ts';
import type { StoredReport } from './stored-report.ts';
import { decisionNames } from './words-view.ts';

export interface DecisionForm {
  readonly action: string;
  readonly choices: readonly {
    readonly value: Decided;
    readonly label: string;
    readonly isChosen: boolean;
  }[];
  readonly canHide: boolean;
  readonly canSuspend: boolean;
  /** Why nobody can be warned or suspended; null if somebody can, or for a text of the model. */
  readonly whyNobody: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The names of hiding, for each kind of reported thing. */
const hidingNames: Record<StoredReport['kind'], string> = {
  message: '글 가림',
  meeting: '모임 가림',
  club: '북클럽 가림',
  nickname: '별명 가림',
  ai_text: '접어 두기',
  note: '글 가림',
  question: '질문 가림',
  question_card: '질문 카드 가림',
  record: '문장 가림',
};

/** The fields as an operator typed them, and their messages. */
export interface TypedDecision {
  readonly values?: Record<string, string>;
  readonly errors?: Record<string, string>;
}

/** Returns the form that offers what can be decided about a report. */
export function decisionForm(
  report: StoredReport,
  action: string,
  { values = {}, errors = {} }: TypedDecision,
): DecisionForm {
  const { kind, hasPerson } = report;
  const possible = decisions.filter((decision) => hasPerson || !needsPerson(decision));
  return {
    action,
    choices: possible.map((decision) => ({
      value: decision,
      label: decision === 'hidden' ? hidingNames[kind] : decisionNames[decision],
      isChosen: values.decision === decision,
    })),
    canHide: isHideable(kind) && hasPerson,
    canSuspend: hasPerson,
    whyNobody: hasPerson || kind === 'ai_text' || isByNobody(report) ? null : nobodyToSuspend,
    values,
    errors,
  };
}
