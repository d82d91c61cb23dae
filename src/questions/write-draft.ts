import { askForJson, type ModelServices, noCalls } from '../model/index.ts';
import { draftQuestion, promptVersion } from './draft-prompt.ts';
import type { MadeDraft } from './draft-repository.ts';
import type { SourcedQuestion } from './question.ts';
import { DraftShape, type GivenData, readDraft } from './read-draft.ts';
import { templateQuestions } from './template-questions.ts';

/** A question, and whether the model or a template wrote it. */
export interface WrittenQuestion extends SourcedQuestion {
  readonly origin: 'model' | 'template';
}

export interface WrittenDraft {
  readonly questions: readonly WrittenQuestion[];
  readonly made: MadeDraft;
}

/** The services that write a draft. */
export interface WritingServices {
  readonly model: ModelServices;
  /** Milliseconds for the question to the model and its repair; 15 seconds if not given. */
  readonly draftTimeoutMs?: number;
}

const usualTimeoutMs = 15_000;

/**
 * Writes the questions of a draft. The model's questions come first, each proven by its sources;
 * templates write what is missing. Never throws for what a model does.
 * @param earlierDrafts their number in the meeting
 */
export async function writeDraft(
  { model, draftTimeoutMs = usualTimeoutMs }: WritingServices,
  given: GivenData,
  { earlierDrafts, addressBlock }: { readonly earlierDrafts: number; readonly addressBlock: string },
): Promise<WrittenDraft> {
  const templates = templateQuestions(given.facts, earlierDrafts).map(
    (question): WrittenQuestion => ({ ...question, origin: 'template' }),
  );
  const answer = await askForJson(
    model,
    {
      kind: 'questions',
      question: draftQuestion(given.facts, given.notes),
      shape: DraftShape,
      judge: (data) => readDraft(data, given),
      // A draft takes nothing from the calls that are kept for first recommendations.
      budgetUser: { isVisitor: false, isFirstToday: false, isConfirmed: false, addressBlock },
    },
    AbortSignal.timeout(draftTimeoutMs),
  ).catch((err) => {
    model.log.error({ err }, 'reading a draft of questions threw: templates stand');
    return { ok: false, reason: 'internal_error', model: null, costMicroUsd: 0, sum: noCalls } as const;
  });
  const { sum, costMicroUsd } = answer;
  const asked = answer.model === null ? null : promptVersion;
  const cost = { model: answer.model, promptVersion: asked, sum, costMicroUsd };
  if (!answer.ok)
    return { questions: templates, made: { origin: 'template', reason: answer.reason, ...cost } };
  const byModel = answer.value.map((question): WrittenQuestion => ({ ...question, origin: 'model' }));
  return {
    questions: [...byModel, ...templates.slice(0, templates.length - byModel.length)],
    made: { origin: 'model', reason: null, ...cost },
  };
}
