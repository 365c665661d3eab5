/**
 * Saves what is being written and locks, when nobody has touched the page for a while. Reckoned by the clock and not by
 * counting, since a sleeping computer counts nothing. The server has its own limit; this one protects what is on the screen.
 */
export const lockWhenIdle = (saveAll: () => Promise<void>): void => {
  const minutes = Number(document.body.dataset.idleMinutes);
  const lock = document.querySelector<HTMLButtonElement>('[data-lock]');
  if (!Number.isFinite(minutes) || minutes <= 0 || !lock?.form) return;
  const form = lock.form;
  let touched = Date.now();
  let locking = false;
  const touch = () => {
    // Waking after the limit is not activity: whoever opens the lid may be somebody else.
    if (!overdue()) touched = Date.now();
  };
  const overdue = () => Date.now() - touched >= minutes * 60_000;
  const check = () => {
    if (locking || !overdue()) return;
    locking = true;
    document.documentElement.dataset.hidden = '';
    const leave = () => {
      // What couldn't be saved must not hold the lock up by a question that nobody is there to answer.
      for (const other of document.forms) other.dataset.sent = '';
      form.submit();
    };
    // A network that doesn't answer must not keep the page open.
    void Promise.race([saveAll(), new Promise((done) => setTimeout(done, 4000))]).then(leave, leave);
  };
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'])
    addEventListener(kind, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', check);
  setInterval(check, 5000);
};
