// The search for a meeting's book, as one types. Without this it is a form with a button.

/** Milliseconds without a letter until it is asked; a syllable that is still being put together gets longer. */
const pause = 200;
const composingPause = 400;
/** Milliseconds until what was found before gives way to the shape of what comes. */
const patience = 300;

const form = document.querySelector('form[data-search-as-typed]');
const field = form?.querySelector('input[name=q]');
const said = document.querySelector('#book-count');
if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && said instanceof HTMLElement)
  searchAsTyped(form, field, said);

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {HTMLElement} said
 */
function searchAsTyped(form, field, said) {
  /** @type {string | null} */
  let asked = field.value.trim();
  let shown = [...results().childNodes];
  let timer = 0;
  let asking = new AbortController();

  const wait = (/** @type {number} */ milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(search, milliseconds);
  };
  field.addEventListener('input', (event) =>
    wait(event instanceof InputEvent && event.isComposing ? composingPause : pause),
  );
  field.addEventListener('compositionend', () => wait(pause));
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    asking.abort();
  });

  async function search() {
    const words = field.value.trim();
    // A vowel without a consonant is a slip: no search finds it.
    if (words === asked || /[ㅏ-ㅣ]$/.test(words)) return;
    asked = words;
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const url = new URL(form.action);
    if (words !== '') url.searchParams.set('q', words);
    const shape = setTimeout(showShape, patience);
    try {
      const answer = await fetch(url, { signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.querySelector('#book-results');
      const count = page.querySelector('#book-count');
      // A refused search is said in place and may be tried again. Logged out meanwhile: a whole page has to say so.
      const isRefused = answer.status === 429 || answer.status === 503;
      if (!(answer.ok || isRefused) || !found || !count) return location.assign(url);
      if (isRefused) asked = null;
      clearTimeout(shape);
      shown = [...found.childNodes];
      results().replaceWith(document.adoptNode(found));
      said.textContent = count.textContent;
      history.replaceState(null, '', url);
    } catch {
      clearTimeout(shape);
      if (signal.aborted) return;
      asked = null;
      results().removeAttribute('aria-busy');
      results().replaceChildren(...shown);
      said.textContent = said.dataset.failed ?? '';
    }
  }
}

function results() {
  return /** @type {HTMLElement} */ (document.querySelector('#book-results'));
}

function showShape() {
  const shape = document.querySelector('template[data-shape]');
  if (!(shape instanceof HTMLTemplateElement)) return;
  results().setAttribute('aria-busy', 'true');
  results().replaceChildren(shape.content.cloneNode(true));
}
