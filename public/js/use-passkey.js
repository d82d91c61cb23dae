import '../vendor/passkeys/index.umd.min.js';
import { offerAutofill } from './passkeys/autofill.js';
import { fetchOptions } from './passkeys/fetch-options.js';
import { problemOf } from './passkeys/problem-of.js';
import { sendAnswer } from './passkeys/send-answer.js';

/** @param {HTMLFormElement} form the form of views/accounts/partials/passkey-form.ejs */
function enable(form) {
  const path = `${form.getAttribute('action')}/options`;
  const button = form.querySelector('button');
  const problem = form.querySelector('[data-problem]');
  if (!button || !problem) return;

  button.addEventListener('click', async () => {
    problem.textContent = '';
    button.disabled = true;
    try {
      const optionsJSON = await fetchOptions(form, path);
      const answer = await SimpleWebAuthnBrowser.startAuthentication({ optionsJSON });
      copyChoices(form);
      sendAnswer(form, answer);
    } catch (error) {
      problem.textContent = problemOf(error);
      button.disabled = false;
    }
  });
  form.hidden = false;
  if (form.hasAttribute('data-autofills')) void offerAutofill(form, path, () => copyChoices(form));
}

/**
 * Copies what is ticked in the password form beside this one.
 *
 * @param {HTMLFormElement} form
 */
function copyChoices(form) {
  for (const name of ['keep', 'join']) {
    const field = form.elements.namedItem(name);
    const choice = document.querySelector(`input[type=checkbox][name=${name}]`);
    if (field instanceof HTMLInputElement && choice instanceof HTMLInputElement)
      field.value = choice.checked ? 'on' : '';
  }
}

if (SimpleWebAuthnBrowser.browserSupportsWebAuthn())
  for (const form of document.querySelectorAll('form[data-passkey]'))
    if (form instanceof HTMLFormElement) enable(form);
