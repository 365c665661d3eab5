import { saveAllNow } from './autosave.ts';

const isLine = (value: unknown): value is { text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

/** Sends a small form beside the page, so that nothing that is being written goes; where that fails, it goes its ordinary way. */
export const sendBeside = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-beside]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void send(form);
    });
  }
};

async function send(form: HTMLFormElement): Promise<void> {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  // Each press is one of its own: the page is not drawn anew between them.
  const body = new URLSearchParams(fields.filter(([name]) => name !== '_form'));
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    const answer: unknown = response.ok ? await response.json() : undefined;
    const line = document.getElementById(form.dataset.beside ?? '');
    if (!isLine(answer) || !line) return form.submit();
    line.textContent = answer.text;
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
    void saveAllNow();
  } catch {
    form.submit();
  }
}
