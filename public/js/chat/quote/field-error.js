/**
 * Says beside a field what is wrong with it, or nothing.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} [error]
 */
export function showFieldError(field, error = '') {
  const id = `${field.id}-error`;
  document.getElementById(id)?.remove();
  if (error === '') {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
    return;
  }
  const shown = document.createElement('p');
  shown.className = 'field__error';
  shown.id = id;
  shown.textContent = error;
  field.after(shown);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', id);
}
