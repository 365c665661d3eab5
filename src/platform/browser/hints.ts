/** Words to read once more: they come with the answer to a save, go when the words are gone, and stop nothing. */
export const showHints = (area: HTMLTextAreaElement, hints: unknown): void => {
  const box = area.form?.querySelector<HTMLElement>('[data-hints] > div');
  const list = box?.querySelector('ul');
  if (!box || !list) return;
  const lines = Array.isArray(hints) ? hints.filter((one): one is string => typeof one === 'string') : [];
  // Left alone while it says the same, so that it isn't read aloud again at each save.
  if ([...list.children].map((line) => line.textContent).join('\n') === lines.join('\n')) return;
  list.replaceChildren(
    ...lines.map((words) => {
      const line = document.createElement('li');
      line.textContent = words;
      return line;
    }),
  );
  box.hidden = lines.length === 0;
};
