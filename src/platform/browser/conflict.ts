import { words } from './words.ts';

export type Conflict = { by: string; at: string; text: string; version: string };

const button = (label: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'ds-button button button-secondary';
  made.dataset.variant = 'secondary';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
};

/** Two people wrote in the same field: shows the saved text under one's own, and lets one choose. */
export const showConflict = (
  area: HTMLTextAreaElement,
  status: HTMLElement,
  conflict: Conflict,
  choose: (text: string) => void,
): void => {
  const box = document.createElement('div');
  box.className = 'autosave-conflict';
  const heading = document.createElement('p');
  heading.className = 'label';
  heading.textContent = words.autosave.theirs;
  const theirs = document.createElement('pre');
  theirs.textContent = conflict.text;
  theirs.tabIndex = 0;
  const decide = (text: () => string) => () => {
    box.remove();
    choose(text());
  };
  const acts = document.createElement('div');
  acts.className = 'actions';
  acts.append(
    button(
      words.autosave.keepMine,
      decide(() => area.value),
    ),
    button(
      words.autosave.takeTheirs,
      decide(() => conflict.text),
    ),
  );
  box.append(heading, theirs, acts);
  status.after(box);
};
