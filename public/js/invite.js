/**
 * The link of an invitation can be copied by hand and its page shows a QR code without this script.
 * With it one tap copies the link, and opens the share sheet where the browser has one.
 */
for (const invite of document.querySelectorAll('[data-invite]'))
  if (invite instanceof HTMLElement) {
    offerCopy(invite);
    offerShareSheet(invite);
  }

document.querySelector('[data-print]')?.addEventListener('click', () => window.print());

/** How long the button says that the link was copied, in milliseconds. */
const answerMs = 4_000;

/** @param {HTMLElement} invite */
function offerCopy(invite) {
  const button = invite.querySelector('[data-copy]');
  const link = invite.querySelector('[data-invite-link]');
  const answer = invite.querySelector('[data-copy-answer]');
  const isField = link instanceof HTMLInputElement || link instanceof HTMLTextAreaElement;
  if (!(button instanceof HTMLElement && isField && answer)) return;
  const label = button.textContent;
  const { done = '', failed = '' } = button.dataset;
  link.addEventListener('focus', () => link.select());
  button.addEventListener('click', async () => {
    const isCopied = await copy(invite.dataset.link ?? '');
    button.textContent = isCopied ? done : label;
    answer.textContent = isCopied ? '' : failed;
    if (!isCopied) return link.focus();
    setTimeout(() => {
      button.textContent = label;
    }, answerMs);
  });
}

/**
 * Pages without https have no clipboard, and browsers inside apps may refuse it.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {HTMLElement} invite */
function offerShareSheet(invite) {
  const button = invite.querySelector('[data-share]');
  if (!(button instanceof HTMLElement) || typeof navigator.share !== 'function') return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const { title = '', text = '', link = '' } = invite.dataset;
    // Closing the sheet rejects the promise; nothing is lost.
    await navigator.share({ title, text, url: link }).catch(() => undefined);
  });
}
