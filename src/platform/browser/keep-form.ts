import { words } from './words.ts';

const pause = 1000;
const retry = 8000;
const keepers = new Set<() => Promise<void>>();

type Saved = { savedAt: string; version: string };
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isSaved = (value: unknown): value is Saved =>
  isRecord(value) && typeof value.savedAt === 'string' && typeof value.version === 'string';
const isEnded = (value: unknown): boolean => isRecord(value) && value.ended === true;

/** Sends what isn't kept yet, now; before the page locks itself. */
export const keepAllNow = async (): Promise<void> => {
  await Promise.all([...keepers].map((keep) => keep()));
};

/**
 * Keeps a form of many questions as it is answered, so that one can stop at any moment. Nothing is judged: that comes with the
 * button. What couldn't be kept is said, and stays on the page.
 */
export const keepForm = (form: HTMLFormElement): void => {
  const status = form.querySelector<HTMLElement>('[data-kept]');
  const version = form.querySelector<HTMLInputElement>('input[name="version"]');
  const { keep: url } = form.dataset;
  if (url === undefined || !status || !version) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let changed = false;
  let halted = false;
  const say = (text: string, state: 'saving' | 'saved' | 'unsaved') => {
    status.dataset.state = state;
    if (status.textContent !== text) status.textContent = text;
  };
  const later = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), delay);
  };
  const keep = (): Promise<void> => {
    clearTimeout(timer);
    if (halted || !changed) return running ?? Promise.resolve();
    // One at a time: a second that overtook the first would look like somebody else's change.
    running ??= post().finally(() => {
      running = undefined;
    });
    return running;
  };
  const post = async (): Promise<void> => {
    changed = false;
    say(words.autosave.saving, 'saving');
    try {
      const body = new URLSearchParams();
      // The form's own id is for the button: what is kept on the way is no submission.
      for (const [name, value] of new FormData(form))
        if (name !== '_form' && typeof value === 'string') body.append(name, value);
      body.set('act', 'save');
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      });
      if (response.type === 'opaqueredirect' || response.status === 401) {
        changed = true;
        say(words.autosave.signedOut, 'unsaved');
        return later(retry);
      }
      const answer: unknown = await response.json();
      if (response.ok && isSaved(answer)) {
        version.value = answer.version;
        say(words.autosave.saved(answer.savedAt), 'saved');
        if (changed) later(pause);
        return;
      }
      // Somebody else has written, or the way in is over: the button shows what is typed beside what holds now.
      if (response.status === 409) {
        halted = true;
        return say(isEnded(answer) ? words.autosave.ended : words.autosave.overtaken, 'unsaved');
      }
    } catch {
      // The network is away: told below, and tried again.
    }
    changed = true;
    say(words.autosave.unsaved, 'unsaved');
    later(retry);
  };
  const touched = () => {
    changed = true;
    later(pause);
  };
  form.addEventListener('input', touched);
  form.addEventListener('change', touched);
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!running) return;
    // What is on its way gets there first, so that the button doesn't look like somebody else's change.
    event.preventDefault();
    const { submitter } = event;
    void running.finally(() => {
      delete form.dataset.sent;
      form.requestSubmit(submitter);
    });
  });
  keepers.add(keep);
};
