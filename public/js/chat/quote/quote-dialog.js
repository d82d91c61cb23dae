import { dialogOf } from '../dialog-of.js';
import { find } from '../elements.js';
import { addStylesheet } from '../stylesheet.js';
import { quoteProblem } from './copy.js';
import { showFieldError } from './field-error.js';
import { readQuote } from './read-quote.js';

/** @import { ToolPage } from '../offer-tools.js' */
/** @import { SendRefusal } from '../protocol.js' */

/**
 * Opens the dialog that attaches a sentence of the book to the next message. It holds the sentence
 * that is attached already, with the reason of its refusal.
 *
 * @param {Pick<ToolPage, 'root' | 'attachment'>} page
 * @param {HTMLElement} opener
 */
export async function open({ root, attachment }, opener) {
  await addStylesheet('chat/tools.css');
  const dialog = dialogOf(root, 'quote-dialog');
  const form = find(dialog, 'form', HTMLFormElement);
  const text = find(form, '[name=quoteText]', HTMLTextAreaElement);
  const pageNumber = find(form, '[name=quotePage]', HTMLInputElement);
  const { quote } = attachment.current;
  text.value = quote?.text ?? '';
  pageNumber.value = quote?.page === undefined ? '' : String(quote.page);
  showFieldError(text, quoteProblem(/** @type {SendRefusal | undefined} */ (opener.dataset.problem)));
  showFieldError(pageNumber, '');
  find(form, '[data-close]', HTMLButtonElement).onclick = () => dialog.close();
  form.onsubmit = (event) => {
    event.preventDefault();
    const read = readQuote({ text: text.value, page: pageNumber.value });
    if (read.quote) {
      dialog.close();
      attachment.add({ quote: read.quote });
      find(root, '#composer-body', HTMLTextAreaElement).focus();
      return;
    }
    showFieldError(text, read.textError);
    showFieldError(pageNumber, read.pageError);
    (read.textError ? text : pageNumber).focus();
  };
  dialog.showModal();
  text.focus();
}
