import type { PropsWithChildren } from 'hono/jsx';

type FormProps = PropsWithChildren<{
  action: string;
  /** Ids made with the page (the coming event, the version read): a double submit is harmless. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** The way to find: several forms on one page are told apart by name. */
  label?: string | undefined;
  /** One line of fields and button, as in a row of Min dag. */
  inline?: boolean | undefined;
  /** A file goes along with it. */
  upload?: boolean | undefined;
  /** With script: sent beside the page, which keeps all that is being written; the answer's line goes into this element. */
  beside?: string | undefined;
  /** With script: what is chosen and written is sent here as one goes, from the version in `version`. */
  keep?: string | undefined;
}>;

/** A plain POST. The browser's own checks are off, so that every error comes in our words, gathered. */
export const Form = ({ action, hidden = {}, label, inline, upload, beside, keep, children }: FormProps) => (
  <form
    method="post"
    action={action}
    enctype={upload ? 'multipart/form-data' : undefined}
    class={inline ? 'form-inline' : 'form stack'}
    novalidate
    aria-label={label}
    data-once=""
    data-beside={beside}
    data-keep={keep}
  >
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
    {keep && <p class="autosave" role="status" data-kept="" />}
  </form>
);

/** The buttons that end a form: first the act, then the ways out. */
export const Actions = ({ children }: PropsWithChildren) => <div class="actions">{children}</div>;
