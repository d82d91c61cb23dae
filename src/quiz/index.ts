export { answerLetters, type ChosenAnswer, chosenAnswers, readAnswers } from './answers.ts';
export { answersInWords } from './answers-in-words.ts';
export { QuizInput } from './input.ts';
export {
  type Answers,
  type Nearness,
  type QuestionId,
  type QuizOption,
  type QuizQuestion,
  questionIds,
  type TasteWeights,
} from './quiz.ts';
export { quizQuestions, quizVersion } from './quiz-questions.ts';
export {
  deleteTasteProfile,
  findTasteProfile,
  storeTasteProfile,
  type TasteProfile,
} from './taste-profile-repository.ts';
export { genreErrors, quizPage } from './view.ts';
