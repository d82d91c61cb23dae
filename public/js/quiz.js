import { loadDraft, saveDraft } from './quiz-draft.js';
import { showWaiting } from './quiz-waiting.js';

/** Milliseconds between a tap on an option and the next question: long enough to see what was chosen. */
const tapPause = 180;

/**
 * Turns the one long form into a question a screen. Without this script the form works as it is.
 * @param {HTMLFormElement} form
 */
function startQuiz(form) {
  const steps = all(form, '[data-step]', HTMLElement);
  const back = one(form, '[data-back]', HTMLButtonElement);
  const next = one(form, '[data-next]', HTMLButtonElement);
  const finish = one(form, '[data-finish]', HTMLButtonElement);
  const draftKey = form.dataset.draft ?? '';
  const hasServerErrors =
    steps.some((step) => !errorOf(step).hidden) || form.querySelector('[role=alert]') !== null;
  let current = 0;

  form.noValidate = true;
  form.classList.add('quiz__form--stepwise');
  one(form, '[data-progress]', HTMLElement).hidden = false;
  one(form, '[data-hint]', HTMLElement).hidden = false;
  show(firstStep());

  back.addEventListener('click', () => go(current - 1));
  next.addEventListener('click', () => goOn());
  form.addEventListener('change', () => {
    const step = steps[current];
    if (step && isAnswered(step)) errorOf(step).hidden = true;
    save();
  });
  form.addEventListener('click', (event) => {
    // Pointers hit the label. Arrow keys and screen readers choose on the radio itself, and stay until they are told to go on.
    const isTap =
      event.detail > 0 && event.target instanceof Element && event.target.closest('.option__label');
    const tapped = current;
    if (isTap && !isLast()) setTimeout(() => current === tapped && goOn(), tapPause);
  });
  form.addEventListener('keydown', (event) => {
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
    if (event.key !== 'Enter' || !isRadio) return;
    event.preventDefault();
    if (isLast()) form.requestSubmit(finish);
    else goOn();
  });
  form.addEventListener('submit', (event) => {
    const missing = steps.findIndex((step) => !isAnswered(step));
    if (missing !== -1) {
      event.preventDefault();
      go(missing);
      complain(missing);
    } else if (!showWaiting(form)) event.preventDefault();
  });

  /** Where the reader left off; or where the server found something wrong, whose answers are then the newer ones. */
  function firstStep() {
    if (hasServerErrors)
      return Math.max(
        0,
        steps.findIndex((step) => !errorOf(step).hidden),
      );
    const draft = loadDraft(draftKey);
    for (const radio of radiosIn(form))
      if (draft?.answers[radio.name] === radio.value) radio.checked = !radio.disabled;
    return Math.min(Math.max(draft?.step ?? 0, 0), steps.length - 1);
  }

  function isLast() {
    return current === steps.length - 1;
  }

  function goOn() {
    const step = steps[current];
    if (step && !isAnswered(step)) complain(current);
    else if (!isLast()) go(current + 1);
  }

  /** @param {number} index */
  function go(index) {
    show(index);
    save();
    // The question is read out, and Tab leads to its options.
    steps[current]?.querySelector('legend')?.focus();
  }

  /** @param {number} index */
  function show(index) {
    current = index;
    steps.forEach((step, i) => {
      step.hidden = i !== index;
    });
    back.hidden = index === 0;
    next.hidden = isLast();
    finish.hidden = !isLast();
    one(form, '[data-progress] progress', HTMLProgressElement).value = index + 1;
    const text = one(form, '[data-progress-text]', HTMLElement);
    text.textContent =
      (index === 0 ? text.dataset.first : text.dataset.later)?.replace('{n}', String(index)) ?? '';
  }

  /** @param {number} index */
  function complain(index) {
    const step = steps[index];
    if (!step) return;
    const error = errorOf(step);
    error.hidden = false;
    step.setAttribute('aria-describedby', error.id);
    radiosIn(step)
      .find((radio) => !radio.disabled)
      ?.focus();
  }

  function save() {
    const chosen = radiosIn(form).filter((radio) => radio.checked);
    saveDraft(draftKey, {
      step: current,
      answers: Object.fromEntries(chosen.map((radio) => [radio.name, radio.value])),
    });
  }
}

/** @param {Element} step */
const isAnswered = (step) => radiosIn(step).some((radio) => radio.checked);

/** @param {Element} step */
const errorOf = (step) => one(step, '[data-error]', HTMLElement);

/** @param {Element} parent */
const radiosIn = (parent) => all(parent, 'input[type=radio]', HTMLInputElement);

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
function one(parent, selector, kind) {
  const [element] = all(parent, selector, kind);
  if (!element) throw new Error(`the quiz has no ${selector}`);
  return element;
}

// Last, because functions kept in constants do not exist before their line.
const form = document.querySelector('#quiz');
if (form instanceof HTMLFormElement) startQuiz(form);
