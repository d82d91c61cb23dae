import { markNames, readingMarks } from '../notes/index.ts';
import type { FormChoice, TypedForm, Values } from '../platform/http/typed-form.ts';
import { type QuestionKind, questionKinds } from './question.ts';
import { kindNames } from './question-view.ts';
import type { SeenQuestion } from './seen-questions.ts';

/** The fields of a question on the page of all questions. */
export interface QuestionForm extends TypedForm {
  readonly action: string;
  /** Part of the ids of its fields, which the page repeats. */
  readonly name: string;
  readonly version: string | null;
  readonly kinds: readonly FormChoice[];
  readonly marks: readonly FormChoice[];
  readonly isOpen: boolean;
}

/** The form of a new question. */
export const addForm = (href: string, typed: TypedForm | undefined): QuestionForm =>
  questionForm({ action: href, name: 'new', version: null }, {}, typed);

/**
 * The form of a stored question; null for a text that is withheld from the person, unless she typed
 * one. A typed form keeps the version that it named.
 */
export function editForm(
  seen: SeenQuestion,
  action: string,
  typed: TypedForm | undefined,
): QuestionForm | null {
  if (seen.isWithheld && !typed) return null;
  const text: Values = seen.isWithheld ? {} : { body: seen.body };
  const stored = { ...text, kind: seen.kind, spoiler: String(seen.forPercent) };
  const named = { action, name: String(seen.id), version: typed?.values.version ?? String(seen.version) };
  return questionForm(named, stored, typed);
}

function questionForm(
  named: Pick<QuestionForm, 'action' | 'name' | 'version'>,
  stored: Values,
  typed: TypedForm | undefined,
): QuestionForm {
  const values: Values = { ...stored, ...typed?.values };
  const kindChoice = (kind: QuestionKind): FormChoice => ({
    value: kind,
    label: kindNames[kind],
    isChosen: kind === (values.kind ?? 'interpretation'),
  });
  return {
    ...named,
    values,
    errors: typed?.errors ?? {},
    kinds: questionKinds.map(kindChoice),
    marks: readingMarks.map((mark) => ({
      value: String(mark),
      label: markNames[mark],
      isChosen: String(mark) === (values.spoiler ?? '0'),
    })),
    isOpen: typed !== undefined,
  };
}
