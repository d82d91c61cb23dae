/**
 * Fetches a page of this site and returns the part that a panel shows.
 *
 * @param {string} address
 * @param {RequestInit} [request]
 * @returns {Promise<HTMLElement | null>} null when the answer holds no such part
 */
export async function fetchPart(address, request = {}) {
  const response = await fetch(address, {
    cache: 'no-store',
    headers: { accept: 'text/html' },
    ...request,
  }).catch(() => null);
  if (!response) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return page.querySelector('[data-panel]');
}

/**
 * Sends a form and returns the part of the page that answers.
 *
 * @param {HTMLFormElement} form
 * @param {RequestInit} [request]
 */
export function sendForm(form, request = {}) {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return fetchPart(form.action, { ...request, method: 'POST', body: new URLSearchParams(fields) });
}
