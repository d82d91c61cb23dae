import { type GenreWithWorks, neededPerGenre } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { quizQuestions, quizVersion } from './quiz-questions.ts';

export interface QuizPage extends Page {
  /**
   * Key of the unfinished quiz in the browser's storage. It holds the quiz version and the reader,
   * so that neither another version nor another reader restores these answers.
   */
  readonly draftKey: string;
  /** For a visitor, who may log in or sign up first. */
  readonly isVisitor: boolean;
  /** Whether generative AI chooses the books and writes about them. */
  readonly usesModel: boolean;
  /** Whether the reader still has to confirm her e-mail address. */
  readonly awaitsConfirmation: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly genres: readonly {
    readonly id: number;
    readonly name: string;
    readonly isChosen: boolean;
    /** Why the genre cannot be chosen; `null` when it can. */
    readonly reason: string | null;
  }[];
  readonly questions: readonly {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly error: string | null;
    readonly options: readonly { readonly key: string; readonly label: string; readonly isChosen: boolean }[];
  }[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'quiz/quiz': QuizPage;
  }
}

/** Whether the genre has enough works for a recommendation. */
const isOffered = ({ workCount }: GenreWithWorks) => workCount >= neededPerGenre;

export const genreErrors = {
  unknown: '없는 장르예요. 아래에서 하나를 골라 주세요.',
  tooFewBooks: `아직 추천할 책이 ${neededPerGenre}권이 되지 않은 장르예요. 다른 장르를 골라 주세요.`,
};

export function quizPage(options: {
  /** `null`: a visitor. */
  readonly viewerId: number | null;
  readonly awaitsConfirmation?: boolean;
  readonly usesModel: boolean;
  readonly genres: readonly GenreWithWorks[];
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}): QuizPage {
  const { values = {}, errors = {} } = options;
  return {
    title: '취향 퀴즈',
    styles: ['/css/pages/skeleton-books.css', '/css/pages/quiz.css'],
    scripts: ['/js/quiz.js'],
    draftKey: `${quizVersion}-${options.viewerId ?? 'visitor'}`,
    isVisitor: options.viewerId === null,
    usesModel: options.usesModel,
    awaitsConfirmation: options.awaitsConfirmation ?? false,
    errors,
    genres: options.genres.map((genre) => ({
      id: genre.id,
      name: genre.name,
      isChosen: isOffered(genre) && values.genre === String(genre.id),
      reason: isOffered(genre) ? null : `책이 ${genre.workCount}권뿐이라 아직 고를 수 없어요.`,
    })),
    questions: quizQuestions.map(({ id, text, options }, i) => ({
      id,
      number: i + 1,
      text,
      error: errors[id] ?? null,
      options: options.map(({ key, label }) => ({ key, label, isChosen: values[id] === key })),
    })),
  };
}
