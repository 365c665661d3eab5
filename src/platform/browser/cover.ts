import { words } from './words.ts';

const show = (): void => {
  document.querySelector('.cover')?.remove();
  delete document.documentElement.dataset.hidden;
};

const hide = (): void => {
  // First the attribute: the style sheet takes everything away before anything else is made.
  document.documentElement.dataset.hidden = '';
  if (document.querySelector('.cover')) return;
  const sheet = document.createElement('div');
  sheet.className = 'cover';
  const back = document.createElement('button');
  back.type = 'button';
  back.textContent = words.hiddenShow;
  back.addEventListener('click', show);
  sheet.append(back);
  document.body.append(sheet);
  // The key that hid the page must not show it again by being held down.
  requestAnimationFrame(() => back.focus());
};

/** *Dölj*: by the button, or Alt + Shift + D from anywhere. Without script the link leads to a blank page. */
export const cover = (): void => {
  document.querySelector('[data-hide]')?.addEventListener('click', (event) => {
    event.preventDefault();
    hide();
  });
  addEventListener('keydown', (event) => {
    // By its place on the keyboard: Alt + Shift makes another letter of it on some.
    if (event.altKey && event.shiftKey && event.code === 'KeyD') {
      event.preventDefault();
      hide();
    }
  });
};
