// Searches for a meeting's book while the leader types. Without this script it is a plain form.

/** Milliseconds after the last letter until the search; longer while a syllable is composing. */
const typingDelayMs = 200;
const composingDelayMs = 400;
/** Milliseconds until a skeleton replaces the results before. */
const skeletonDelayMs = 300;

const form = document.querySelector('form[data-search-as-typed]');
const field = form?.querySelector('input[name=q]');
const countLine = document.querySelector('#book-count');
if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && countLine instanceof HTMLElement)
  searchAsTyped(form, field, countLine);

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} countLine
 */
function searchAsTyped(form, field, countLine) {
  /** @type {string | null} */
  let searched = field.defaultValue.trim();
  let shown = [...results().childNodes];
  let timer = 0;
  let request = new AbortController();

  const wait = (/** @type {number} */ milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(search, milliseconds);
  };
  field.addEventListener('input', (event) =>
    wait(event instanceof InputEvent && event.isComposing ? composingDelayMs : typingDelayMs),
  );
  field.addEventListener('compositionend', () => wait(typingDelayMs));
  // Letters typed before this script came sent no event to it.
  wait(typingDelayMs);
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    request.abort();
  });

  async function search() {
    const words = field.value.trim();
    // A lone vowel is a typing error that no search finds.
    if (words === searched || /[ㅏ-ㅣ]$/.test(words)) return;
    searched = words;
    request.abort();
    request = new AbortController();
    const { signal } = request;
    const url = new URL(form.action);
    if (words !== '') url.searchParams.set('q', words);
    const skeleton = setTimeout(showSkeleton, skeletonDelayMs);
    try {
      // Only a search that is sent asks Aladin, whose calls are counted.
      const typed = new URL(url);
      typed.searchParams.set('typing', '1');
      const answer = await fetch(typed, { signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.querySelector('#book-results');
      const count = page.querySelector('#book-count');
      // The page says why a search was refused, and it can be repeated. After a log-out the whole
      // page is loaded.
      const isRefused = answer.status === 429 || answer.status === 503;
      if (!(answer.ok || isRefused) || !found || !count) return location.assign(url);
      if (isRefused) searched = null;
      clearTimeout(skeleton);
      shown = [...found.childNodes];
      results().replaceWith(document.adoptNode(found));
      countLine.textContent = count.textContent;
      history.replaceState(null, '', url);
    } catch {
      clearTimeout(skeleton);
      if (signal.aborted) return;
      searched = null;
      results().removeAttribute('aria-busy');
      results().replaceChildren(...shown);
      countLine.textContent = countLine.dataset.failed ?? '';
    }
  }
}

function results() {
  return /** @type {HTMLElement} */ (document.querySelector('#book-results'));
}

function showSkeleton() {
  const skeleton = document.querySelector('template[data-shape]');
  if (!(skeleton instanceof HTMLTemplateElement)) return;
  results().setAttribute('aria-busy', 'true');
  results().replaceChildren(skeleton.content.cloneNode(true));
}
