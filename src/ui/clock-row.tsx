import type { Child } from 'hono/jsx';
import { Mark } from './mark.tsx';
import { useTexts } from './texts.ts';

export type ClockRowProps = {
  label: Child;
  /** Whom it concerns: reference and label of the desk row. */
  about?: Child | undefined;
  due: string;
  /** `due` says by itself what it is: when it came, when it was done, or with a word of its own for by when. */
  ownWords?: boolean | undefined;
  datetime: string;
  state: 'breach' | 'today' | 'later' | 'done';
  owner?: string | undefined;
  /** The verb on the row: a ButtonLink or an inline Form. */
  action?: Child | undefined;
};

export const ClockRow = ({ label, about, due, ownWords, datetime, state, owner, action }: ClockRowProps) => {
  const t = useTexts();
  return (
    <li class={`row row-${state}`}>
      <div class="row-main">
        <p class="row-title">{label}</p>
        {about && <p class="row-about">{about}</p>}
      </div>
      <p class="row-due">
        {state !== 'later' && <Mark kind={state} />}
        <span>
          {!ownWords && <span class="unseen">{t.due} </span>}
          <time datetime={datetime}>{due}</time>
        </span>
      </p>
      <p class="row-owner">
        <span class="unseen">{t.owner}: </span>
        {owner ?? t.noOwner}
      </p>
      <div class="row-action">{action}</div>
    </li>
  );
};

/** Rows of work under one heading; the caller orders them by deadline. */
export const Rows = ({ children }: { children: Child }) => <ul class="rows">{children}</ul>;
