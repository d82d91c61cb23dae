import { loadDraft, saveDraft } from './quiz-draft.js';
import { currentStep, goBack, onStepOfHistory, pushStep, replaceStep } from './quiz-history.js';
import { createSteps, one, radiosIn } from './quiz-steps.js';
import { showWaiting } from './quiz-waiting.js';

/** Time from a tap on an option to the next question, so that the choice is seen. */
const tapDelayMs = 180;

/**
 * Shows the form one question at a time. Without this script the form works as it is.
 * @param {HTMLFormElement} form
 */
function startQuiz(form) {
  const steps = createSteps(form);
  const finish = one(form, '[data-finish]', HTMLButtonElement);
  const draftKey = form.dataset.draft ?? '';
  const isLast = () => steps.current === steps.last;

  form.noValidate = true;
  form.classList.add('quiz__form--stepwise');
  steps.show(firstStep(form, steps, draftKey));
  replaceStep(steps.current);

  one(form, '[data-back]', HTMLButtonElement).addEventListener('click', () => {
    if (!goBack()) move(steps.current - 1, replaceStep);
  });
  one(form, '[data-next]', HTMLButtonElement).addEventListener('click', goOn);
  onStepOfHistory((index) => move(Math.min(index, steps.last), () => {}));
  form.addEventListener('change', () => {
    steps.settle(steps.current);
    save();
  });
  form.addEventListener('click', (event) => {
    // A pointer hits the label. Arrow keys and screen readers choose on the radio itself, and stay
    // there until the reader goes on.
    const isTap =
      event.detail > 0 && event.target instanceof Element && event.target.closest('.option__label');
    const tapped = steps.current;
    if (isTap && !isLast()) setTimeout(() => steps.current === tapped && goOn(), tapDelayMs);
  });
  form.addEventListener('keydown', (event) => {
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
    if (event.key !== 'Enter' || !isRadio) return;
    event.preventDefault();
    if (isLast()) form.requestSubmit(finish);
    else goOn();
  });
  form.addEventListener('submit', (event) => {
    const open = steps.firstOpen();
    if (!steps.isAnswered(open)) {
      event.preventDefault();
      if (open !== steps.current) move(open, pushStep);
      steps.complain(open);
    } else if (!showWaiting(form)) event.preventDefault();
  });

  function goOn() {
    if (!steps.isAnswered(steps.current)) steps.complain(steps.current);
    else if (!isLast()) move(steps.current + 1, pushStep);
  }

  /**
   * @param {number} index
   * @param {(index: number, from: number) => void} remember
   */
  function move(index, remember) {
    remember(index, steps.current);
    steps.show(index);
    save();
    steps.focus();
  }

  function save() {
    const chosen = radiosIn(form).filter((radio) => radio.checked);
    saveDraft(draftKey, {
      step: steps.current,
      answers: Object.fromEntries(chosen.map((radio) => [radio.name, radio.value])),
    });
  }
}

/**
 * Restores the draft and returns the step to begin with: what the server refused, then where the
 * reader stopped. Answers in the page are newer than those of the draft.
 * @param {HTMLFormElement} form
 * @param {import('./quiz-steps.js').Steps} steps
 * @param {string} draftKey
 */
function firstStep(form, steps, draftKey) {
  const wrong = steps.firstWrong();
  if (wrong !== -1) return wrong;
  if (form.querySelector('[role=alert]')) return steps.firstOpen();
  const answeredSoFar = steps.isAnswered(0) ? steps.firstOpen() : 0;
  const draft = loadDraft(draftKey);
  const given = new Set(radiosIn(form).flatMap(({ checked, name }) => (checked ? [name] : [])));
  for (const radio of radiosIn(form))
    if (!given.has(radio.name) && draft?.answers[radio.name] === radio.value) radio.checked = !radio.disabled;
  const wanted = draft ? (currentStep() ?? draft.step) : Math.max(currentStep() ?? 0, answeredSoFar);
  return Math.min(Math.max(wanted, 0), steps.firstOpen());
}

const form = document.querySelector('#quiz');
if (form instanceof HTMLFormElement) startQuiz(form);
