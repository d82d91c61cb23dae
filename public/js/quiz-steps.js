/**
 * The steps of the quiz: one question is shown at a time.
 * @typedef {object} Steps
 * @property {number} last Index of the last step.
 * @property {number} current Index of the shown step.
 * @property {(index: number) => void} show Shows this step.
 * @property {() => void} focus Moves the focus to the shown question, so that it is read out.
 * @property {(index: number) => boolean} isAnswered
 * @property {() => number} firstOpen The first step without an answer, or the last step.
 * @property {() => number} firstWrong The first step that the server refused; -1: none.
 * @property {(index: number) => void} complain Says that this step needs an answer.
 * @property {(index: number) => void} settle Hides this step's message if it is answered.
 */

/**
 * @param {HTMLFormElement} form
 * @returns {Steps}
 */
export function createSteps(form) {
  const steps = all(form, '[data-step]', HTMLElement);
  const last = steps.length - 1;
  const back = one(form, '[data-back]', HTMLButtonElement);
  const next = one(form, '[data-next]', HTMLButtonElement);
  const finish = one(form, '[data-finish]', HTMLButtonElement);
  let current = 0;

  /** @param {number} index */
  const at = (index) => steps[index] ?? form;
  /** @param {number} index */
  const isAnswered = (index) => radiosIn(at(index)).some((radio) => radio.checked);

  return {
    last,
    get current() {
      return current;
    },
    show(index) {
      current = index;
      steps.forEach((step, i) => {
        step.hidden = i !== index;
      });
      back.hidden = index === 0;
      next.hidden = index === last;
      finish.hidden = index !== last;
      form.closest('.quiz')?.classList.toggle('quiz--begun', index > 0);
      showProgress(form, index);
    },
    focus() {
      const legend = at(current).querySelector('legend');
      // Firefox focuses a legend only after it has laid it out, which reading a size makes it do.
      legend?.getBoundingClientRect();
      legend?.focus();
    },
    isAnswered,
    firstOpen: () => {
      const open = steps.findIndex((_step, i) => !isAnswered(i));
      return open === -1 ? last : open;
    },
    firstWrong: () => steps.findIndex((step) => !errorOf(step).hidden),
    complain(index) {
      const step = at(index);
      const error = errorOf(step);
      error.hidden = false;
      step.setAttribute('aria-describedby', error.id);
      radiosIn(step)
        .find((radio) => !radio.disabled)
        ?.focus();
    },
    settle(index) {
      if (isAnswered(index)) errorOf(at(index)).hidden = true;
    },
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {number} index
 */
function showProgress(form, index) {
  one(form, '[data-progress] progress', HTMLProgressElement).value = index + 1;
  const text = one(form, '[data-progress-text]', HTMLElement);
  text.textContent =
    (index === 0 ? text.dataset.first : text.dataset.later)?.replace('{n}', String(index)) ?? '';
}

/** @param {Element} step */
const errorOf = (step) => one(step, '[data-error]', HTMLElement);

/** @param {Element} parent */
export const radiosIn = (parent) => all(parent, 'input[type=radio]', HTMLInputElement);

/**
 * @template {Element} T
 * @param {Element} parent
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]}
 */
function all(parent, selector, kind) {
  return [...parent.querySelectorAll(selector)].flatMap((element) =>
    element instanceof kind ? element : [],
  );
}

/**
 * @template {Element} T
 * @param {Element} parent
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function one(parent, selector, kind) {
  const [element] = all(parent, selector, kind);
  if (!element) throw new Error(`the quiz has no ${selector}`);
  return element;
}
