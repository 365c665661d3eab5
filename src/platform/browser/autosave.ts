import { type Conflict, showConflict } from './conflict.ts';
import { showHints } from './hints.ts';
import { words } from './words.ts';

const pause = 2000;
const retry = 8000;
const savers = new Set<() => Promise<void>>();

type Saved = { savedAt: string; version: string; hints?: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isSaved = (value: unknown): value is Saved =>
  isRecord(value) && typeof value.savedAt === 'string' && typeof value.version === 'string';
const isConflict = (value: unknown): value is Conflict =>
  isRecord(value) && ['by', 'at', 'text', 'version'].every((key) => typeof value[key] === 'string');

const isEnded = (value: unknown): boolean => isRecord(value) && value.ended === true;

/** Saves whatever isn't saved, now; before the page locks itself. */
export const saveAllNow = async (): Promise<void> => {
  await Promise.all([...savers].map((save) => save()));
};

/**
 * Saves while one writes. What couldn't be saved stays in the field and is said to be unsaved; it is kept nowhere else,
 * since a shared computer must hold nothing when the page is gone.
 */
export const autosave = (area: HTMLTextAreaElement): void => {
  const { autosaveUrl: url, autosaveStatus: statusId } = area.dataset;
  const status = statusId === undefined ? null : document.getElementById(statusId);
  if (url === undefined || !status) return;
  let saved = area.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let halted = false;
  const say = (text: string, state: 'saving' | 'saved' | 'unsaved') => {
    status.dataset.state = state;
    if (status.textContent !== text) status.textContent = text;
  };
  const later = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delay);
  };
  const save = (): Promise<void> => {
    clearTimeout(timer);
    if (halted || area.value === saved) return running ?? Promise.resolve();
    // One at a time: a second save that overtook the first would look like somebody else's change.
    running ??= post().finally(() => {
      running = undefined;
    });
    return running;
  };
  const post = async (): Promise<void> => {
    const text = area.value;
    say(words.autosave.saving, 'saving');
    try {
      const body = new URLSearchParams({ text, version: area.dataset.autosaveVersion ?? '' });
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      });
      // A redirect is the way to sign in: the session ended while she wrote.
      if (response.type === 'opaqueredirect' || response.status === 401) {
        say(words.autosave.signedOut, 'unsaved');
        return later(retry);
      }
      const answer: unknown = await response.json();
      if (response.ok && isSaved(answer)) {
        saved = text;
        area.dataset.autosaveVersion = answer.version;
        say(words.autosave.saved(answer.savedAt), 'saved');
        showHints(area, answer.hints);
        if (area.value !== saved) later(pause);
        return;
      }
      if (response.status === 409 && isConflict(answer)) return meet(answer);
      // The hour of an emergency is over: only a press by hand opens the file again, so there is nothing to try again by itself.
      if (response.status === 409 && isEnded(answer)) return say(words.autosave.ended, 'unsaved');
    } catch {
      // No network, or an answer that is no JSON: the same to the one who writes.
    }
    say(words.autosave.unsaved, 'unsaved');
    later(retry);
  };
  const meet = (conflict: Conflict): void => {
    halted = true;
    say(words.autosave.conflict(conflict.by, conflict.at), 'unsaved');
    showConflict(area, status, conflict, (text) => {
      halted = false;
      area.value = text;
      area.dataset.autosaveVersion = conflict.version;
      saved = conflict.text;
      area.focus();
      if (text === saved) say(words.autosave.saved(conflict.at), 'saved');
      else void save();
    });
  };

  savers.add(save);
  area.addEventListener('input', () => later(pause));
  area.addEventListener('blur', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
  addEventListener('beforeunload', (event) => {
    if (area.value !== saved && area.form?.dataset.sent === undefined) event.preventDefault();
  });
};
