import { fetchOptions } from './fetch-options.js';
import { sendAnswer } from './send-answer.js';

/** A challenge lasts five minutes. */
const renewAfterMs = 4 * 60_000;
/** Shorter, because a timer that is a moment early would skip a whole renewal. */
const checkEveryMs = 30_000;

/**
 * Offers passkeys where the browser fills in the e-mail address, and asks for a new challenge
 * before the last one expires. A hidden page asks when it is seen again.
 *
 * @param {HTMLFormElement} form
 * @param {string} path
 * @param {() => void} beforeSending
 */
export async function offerAutofill(form, path, beforeSending) {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = SimpleWebAuthnBrowser;
  if (!(await browserSupportsWebAuthnAutofill())) return;
  let offeredAtMs = Number.NEGATIVE_INFINITY;
  const offer = async () => {
    if (document.hidden || performance.now() - offeredAtMs < renewAfterMs) return;
    offeredAtMs = performance.now();
    try {
      const optionsJSON = await fetchOptions(form, path);
      const answer = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
      beforeSending();
      sendAnswer(form, answer);
    } catch {
      // The button was pressed meanwhile, or the browser offers nothing. The form still works.
    }
  };
  setInterval(offer, checkEveryMs);
  document.addEventListener('visibilitychange', offer);
  await offer();
}
