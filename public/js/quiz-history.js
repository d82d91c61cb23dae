/**
 * The quiz's own entries in the browser's history, so that Back leads one question back.
 * @typedef {{ quizStep: number, cameFrom: number | null }} Entry
 */

/** @returns {Entry | null} */
const entry = () => (Number.isInteger(history.state?.quizStep) ? history.state : null);

/** The step of the current entry; `null` when the reader has just come. */
export const currentStep = () => entry()?.quizStep ?? null;

/**
 * Adds an entry for the step that the reader goes to.
 * @param {number} step
 * @param {number} from
 */
export function pushStep(step, from) {
  history.pushState({ quizStep: step, cameFrom: from }, '');
}

/**
 * Writes the step into the current entry. An entry of the same step stays as it is.
 * @param {number} step
 */
export function replaceStep(step) {
  if (entry()?.quizStep !== step) history.replaceState({ quizStep: step, cameFrom: null }, '');
}

/**
 * Goes back to the entry of the step before, as the browser's own button does.
 * @returns {boolean} false when there is no such entry
 */
export function goBack() {
  const here = entry();
  if (here === null || here.cameFrom !== here.quizStep - 1) return false;
  history.back();
  return true;
}

/**
 * Calls back when Back or Forward leads to a step.
 * @param {(step: number) => void} show
 */
export function onStepOfHistory(show) {
  addEventListener('popstate', () => {
    const step = currentStep();
    if (step !== null) show(step);
  });
}
