import { words } from './words.ts';

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
    const lockUp = () => {
      if (!hasTyped()) return leave();
      waitForUnlock(form, () => {
        locking = false;
        touched = Date.now();
      });
    };
    // A network that doesn't answer must not keep the page open.
    void Promise.race([saveAll(), new Promise((done) => setTimeout(done, 4000))]).then(lockUp, lockUp);
  };
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'])
    addEventListener(kind, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', check);
  setInterval(check, 5000);
};

const channel = new BroadcastChannel('samgrepp');

/** Something was typed or chosen that no autosave has taken. */
const hasTyped = (): boolean =>
  [...document.querySelectorAll<HTMLElement>('main input, main select, main textarea:not([data-autosave])')].some(
    (field) => {
      if (field instanceof HTMLSelectElement)
        return [...field.options].some((option) => option.selected !== option.defaultSelected);
      if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
      if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false;
      return field.type === 'radio' || field.type === 'checkbox'
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue;
    },
  );

/**
 * Locks without leaving, so that nothing typed is lost: the page is taken out of the document, where nothing can show it,
 * and comes back when the lock is opened in another tab of this browser.
 */
const waitForUnlock = (form: HTMLFormElement, opened: () => void): void => {
  void fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams({ back: location.pathname }),
    redirect: 'manual',
  });
  const page = document.createDocumentFragment();
  page.append(...document.body.childNodes);
  const sheet = document.createElement('main');
  sheet.className = 'cover';
  const said = document.createElement('p');
  said.textContent = words.lockedKeeps;
  const door = document.createElement('a');
  door.href = '/last';
  door.target = '_blank';
  door.rel = 'noopener';
  door.textContent = words.unlockHere;
  sheet.append(said, door);
  document.body.append(sheet);
  delete document.documentElement.dataset.hidden;
  door.focus();
  channel.addEventListener(
    'message',
    () => {
      sheet.remove();
      document.body.append(page);
      opened();
    },
    { once: true },
  );
};

/** A page that a signed-in person sees tells the other tabs that the door is open again. */
export const tellOpen = (): void => {
  if (document.querySelector('[data-lock]')) channel.postMessage('open');
};
