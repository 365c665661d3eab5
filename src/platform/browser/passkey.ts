import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

type Begun = {
  ceremony: string;
  options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
};

/** A refusal that the server put into words. */
class Refused extends Error {}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as { problem?: string };
  if (!response.ok) throw new Refused(answer.problem);
  return answer;
}

async function speak(form: HTMLFormElement, action: string): Promise<void> {
  const { ceremony, options } = (await post(`${action}/borja`, {})) as Begun;
  const response =
    form.dataset.passkey === 'create'
      ? await startRegistration({ optionsJSON: options })
      : await startAuthentication({ optionsJSON: options });
  const { to } = (await post(action, { ceremony, response })) as { to: string | null };
  const waiting = form.dataset.sends && document.getElementById(form.dataset.sends);
  if (waiting instanceof HTMLFormElement) return waiting.requestSubmit();
  const till = form.querySelector<HTMLInputElement>('input[name="till"]')?.value;
  location.assign(to ?? till ?? '/');
}

/** Sign-in, unlocking and enrolling: forms with `data-passkey`, whose words the server wrote. */
export function passkeys(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    const status = form.querySelector<HTMLElement>('[data-passkey-status]');
    const say = (words: string | undefined) => {
      if (status) status.textContent = words ?? '';
    };
    let busy = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (busy) return;
      if (!browserSupportsWebAuthn()) return say(form.dataset.unsupported);
      busy = true;
      say(form.dataset.working);
      speak(form, form.getAttribute('action') ?? '')
        .catch((error: unknown) => {
          const cancelled = error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
          say(cancelled ? form.dataset.cancelled : (error instanceof Refused && error.message) || form.dataset.refused);
        })
        .finally(() => {
          busy = false;
        });
    });
  }
}
