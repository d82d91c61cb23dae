// The form of a meeting. It works without this; with it the end moves along when the start is changed.

const start = /** @type {HTMLInputElement | null} */ (
  document.querySelector('[data-meeting-form] input[type=datetime-local][name=startsAt]')
);
const end = /** @type {HTMLInputElement | null} */ (
  document.querySelector('[data-meeting-form] [name=endsAt]')
);

/** Wall time as if it were UTC: only the distance between two of them matters here. @param {string} value */
const read = (value) => Date.parse(`${value}:00Z`);
/** @param {number} at */
const write = (at) => new Date(at).toISOString().slice(0, 16);

if (start && end) {
  let length = read(end.value) - read(start.value);
  end.addEventListener('change', () => {
    length = read(end.value) - read(start.value);
  });
  start.addEventListener('change', () => {
    const at = read(start.value);
    if (length > 0 && !Number.isNaN(at)) end.value = write(at + length);
    end.min = start.value;
  });
}
