// The quick exit. Written for old phones too: nothing newer than what browsers of 2017 know.
const presses = 3;
const within = 5000;
const leave = document.querySelector<HTMLAnchorElement>('[data-exit]');

const go = (): void => {
  if (!leave) return;
  // Blank first: the next page may take its time, and this one must not be seen meanwhile.
  document.documentElement.setAttribute('data-left', '');
  document.title = leave.getAttribute('data-exit') || '';
  // Takes this page's place in the history, so that Back doesn't lead to it.
  location.replace(leave.href);
};

const keys = (): void => {
  const dots = document.querySelector('.exit-dots');
  const status = document.querySelector('.exit-status');
  const words = status ? (status.getAttribute('data-words') || '').split('|') : [];
  let times: number[] = [];
  let alone = false;
  let clear: ReturnType<typeof setTimeout> | undefined;
  const show = (n: number): void => {
    if (dots) dots.setAttribute('data-presses', String(n));
    if (status) status.textContent = n === 0 ? '' : words[n - 1] || '';
  };
  // Pressed and let go with nothing else between: Shift for a capital letter doesn't count.
  addEventListener('keydown', (event) => {
    alone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key !== 'Shift') {
      times = [];
      show(0);
    }
  });
  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return;
    const now = Date.now();
    times = times.filter((time) => now - time < within);
    times.push(now);
    show(times.length);
    if (clear !== undefined) clearTimeout(clear);
    clear = setTimeout(() => {
      times = [];
      show(0);
    }, within);
    if (times.length >= presses) go();
  });
};

for (const link of Array.from(document.querySelectorAll('[data-exit]'))) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go();
  });
}
keys();

// A page that the browser had put aside is shown again with Back: it has been left, so it leaves again.
addEventListener('pageshow', (event) => {
  if (event.persisted && document.documentElement.hasAttribute('data-left')) go();
});
