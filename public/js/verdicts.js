/**
 * Sends a verdict and shows it in place. The server's page answers instead when it refuses: it asks
 * to log in again, or says that the book is gone. Rejects when the connection breaks.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} said
 * @param {string} verdict
 */
async function send(form, said, verdict) {
  const body = new URLSearchParams({ verdict });
  for (const [name, value] of new FormData(form)) body.set(name, String(value));
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
  });
  if (!answer.ok) {
    sendAsPage(form, verdict);
    return;
  }
  const { chosen, said: sentence } = await answer.json();
  for (const button of form.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(chosen.includes(button.value)));
  said.textContent = sentence;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} verdict
 */
function sendAsPage(form, verdict) {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'verdict';
  field.value = verdict;
  form.append(field);
  form.submit();
}

for (const form of document.querySelectorAll('form[data-verdict]')) {
  const said = form.querySelector('[data-said]');
  if (!(form instanceof HTMLFormElement) || !(said instanceof HTMLElement)) continue;
  // One request at a time, so that the last press wins.
  let sent = Promise.resolve();
  form.addEventListener('submit', (event) => {
    if (!(event.submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const verdict = event.submitter.value;
    // A status is read out when its text changes, also when the same sentence comes again.
    said.textContent = '';
    sent = sent
      .then(() => send(form, said, verdict))
      .catch(() => {
        said.textContent = form.dataset.failed ?? '';
      });
  });
}
