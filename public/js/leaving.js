/**
 * Counts down the seconds in which a member can take her seat back, and then gives the seat up. The
 * server does the same a few seconds later when the page is closed.
 */
const leaving = document.querySelector('[data-leaving]');
const left = document.querySelector('[data-leaving-left]');
const leaveNow = document.querySelector('form[data-leave-now]');

if (leaving instanceof HTMLElement && left && leaveNow instanceof HTMLFormElement) {
  const endsAt = performance.now() + Number(leaving.dataset.secondsLeft) * 1_000;
  const timer = setInterval(() => {
    const seconds = Math.max(0, Math.ceil((endsAt - performance.now()) / 1_000));
    left.textContent = String(seconds);
    if (seconds > 0) return;
    clearInterval(timer);
    leaveNow.submit();
  }, 250);
  // A press of the undo button at the last moment wins.
  leaving.addEventListener('submit', () => clearInterval(timer));
}
