// A cover that cannot be loaded in the chosen width is tried at the address that Aladin named. If
// that fails too, it is hidden and the drawn cover beneath it is seen.

/** @param {unknown} image */
const retryOrHide = (image) => {
  if (!(image instanceof HTMLImageElement && image.matches('.book-cover__image'))) return;
  if (image.hasAttribute('srcset')) image.removeAttribute('srcset');
  else image.hidden = true;
};

// Errors of images do not bubble, but the capture phase sees them.
document.addEventListener('error', (event) => retryOrHide(event.target), true);

// Pictures that failed before this script ran.
for (const image of document.querySelectorAll('img.book-cover__image')) {
  if (image instanceof HTMLImageElement && image.complete && image.naturalWidth === 0) retryOrHide(image);
}
