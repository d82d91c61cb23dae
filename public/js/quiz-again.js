import { showWaiting } from './quiz-waiting.js';

for (const form of document.querySelectorAll('form[data-again]'))
  form.addEventListener('submit', (event) => {
    if (form instanceof HTMLFormElement && !showWaiting(form)) event.preventDefault();
  });
