import type { Child, PropsWithChildren } from 'hono/jsx';

type FoldProps = PropsWithChildren<{
  id: string;
  title: Child;
  /** What is known already, in one line. */
  summary?: Child | undefined;
  /** State, as a Mark. */
  mark?: Child | undefined;
  open?: boolean | undefined;
}>;

/** One part of a long form: a line when it is done, open when it is next. The browser opens and closes it by itself. */
export const Fold = ({ id, title, summary, mark, open, children }: FoldProps) => (
  <details class="fold" id={id} open={open}>
    <summary>
      <h2 class="fold-title">{title}</h2>
      {mark}
      {summary && <span class="fold-summary">{summary}</span>}
    </summary>
    <div class="fold-body stack">{children}</div>
  </details>
);

/** A smaller fold inside a part: one more row, a rarer way. */
export const Disclosure = ({
  label,
  id,
  open,
  children,
}: PropsWithChildren<{ label: Child; id?: string; open?: boolean | undefined }>) => (
  <details class="disclosure" id={id} open={open}>
    <summary>{label}</summary>
    <div class="stack">{children}</div>
  </details>
);
