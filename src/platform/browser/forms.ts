/** Focuses what must be read first, leads error links into their fields, and lets a form be sent once at a time. */
export const guardForms = (): void => {
  // The browser does it by itself, script or not, unless it is an older one; asked before that, it would refuse and say so.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-focus]')?.focus();
  });

  for (const link of document.querySelectorAll<HTMLAnchorElement>('.error-summary a')) {
    link.addEventListener('click', (event) => {
      const control = document.getElementById(link.hash.slice(1));
      if (!control) return;
      event.preventDefault();
      // The label as well as the field is to be seen.
      (control.closest('.field') ?? control).scrollIntoView({ block: 'start' });
      control.focus({ preventScroll: true });
    });
  }

  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent !== undefined) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = '';
      // Busy, not disabled: a disabled button would lose its name and value from what is sent.
      event.submitter?.setAttribute('aria-busy', 'true');
    });
  }

  // Back from the next page: the form can be sent again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
    for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  });
};
