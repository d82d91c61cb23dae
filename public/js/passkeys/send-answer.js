/**
 * Posts the browser's answer with its form.
 *
 * @param {HTMLFormElement} form
 * @param {object} answer
 */
export function sendAnswer(form, answer) {
  const field = form.elements.namedItem('credential');
  if (!(field instanceof HTMLInputElement)) throw new Error('the form has no field for the answer');
  field.value = JSON.stringify(answer);
  form.submit();
}
