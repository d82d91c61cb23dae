import '../vendor/passkeys/index.umd.min.js';
import { passkeyText } from './passkeys/copy.js';
import { fetchOptions } from './passkeys/fetch-options.js';
import { problemOf } from './passkeys/problem-of.js';
import { sendAnswer } from './passkeys/send-answer.js';

/** The form of views/accounts/new-passkey.ejs. */
const form = /** @type {HTMLFormElement} */ (document.getElementById('add-passkey'));
const state = /** @type {HTMLElement} */ (document.getElementById('passkey-state'));
const problem = /** @type {HTMLElement} */ (form.querySelector('[data-problem]'));
const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  button.disabled = true;
  try {
    const optionsJSON = await fetchOptions(form, '/settings/passkeys/options');
    sendAnswer(form, await SimpleWebAuthnBrowser.startRegistration({ optionsJSON }));
  } catch (error) {
    problem.textContent = problemOf(error);
    button.disabled = false;
  }
});

if (SimpleWebAuthnBrowser.browserSupportsWebAuthn()) {
  state.hidden = true;
  form.hidden = false;
} else {
  state.textContent = passkeyText.unsupported;
}
