/**
 * Sets the height of a field to that of its text.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} textarea
 */
export function grow(form, textarea) {
  // The form keeps its height while the field is measured. Otherwise the log would grow for a
  // moment and lose its scroll position.
  form.style.height = `${form.offsetHeight}px`;
  textarea.style.height = 'auto';
  const bordersPx = textarea.offsetHeight - textarea.clientHeight;
  textarea.style.height = `${textarea.scrollHeight + bordersPx}px`;
  form.style.height = '';
}
