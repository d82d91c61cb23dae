// A cover that cannot be loaded goes away, and the drawn one beneath it is seen.

/** @param {unknown} image */
const hide = (image) => {
  if (image instanceof HTMLImageElement && image.matches('.book-cover__image')) image.hidden = true;
};

// Errors of images do not bubble, but they can be caught on the way down.
document.addEventListener('error', (event) => hide(event.target), true);

// Those that failed before this ran.
for (const image of document.querySelectorAll('img.book-cover__image')) {
  if (image instanceof HTMLImageElement && image.complete && image.naturalWidth === 0) hide(image);
}
