/**
 * Asks the server for what the browser needs to make or find a passkey. Leads to the server's page
 * if it redirects, as when a fresh proof is missing; the promise then stays pending.
 *
 * @param {HTMLFormElement} form
 * @param {string} path
 */
export async function fetchOptions(form, path) {
  const csrf = form.querySelector('input[name=_csrf]');
  const answer = await fetch(path, {
    method: 'POST',
    headers: csrf instanceof HTMLInputElement ? { 'x-csrf-token': csrf.value } : {},
  });
  if (answer.redirected) {
    location.assign(answer.url);
    return new Promise(() => {});
  }
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}
