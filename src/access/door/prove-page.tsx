import { BarePage, Notice } from '../../ui/index.ts';
import type { Body } from '../route.ts';
import type { Reader } from './pages.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { doorTexts } from './texts.ts';

type Props = {
  reader: Reader;
  till: string;
  madeUp: boolean;
  problem?: string | undefined;
  /** A form that waits for the proof: where it goes, and what was typed. */
  held?: { action: string; body: Body } | undefined;
};

const heldId = 'vantar';

/** Asked before what can't be called back. What was typed goes along, and is sent as soon as the proof is there. */
export const ProvePage = ({ reader, till, madeUp, problem, held }: Props) => {
  const t = doorTexts(reader.language).prove;
  const typed = Object.entries(held?.body ?? {}).flatMap(([name, values]) =>
    values.map((value) => <input type="hidden" name={name} value={value} />),
  );
  const demo = held ? `igen=${encodeURIComponent(held.action)}` : `till=${encodeURIComponent(till)}`;
  return (
    <BarePage {...reader} title={t.title}>
      <p class="lead">{t.lead}</p>
      {held && <p>{t.held}</p>}
      {problem && (
        <Notice kind="danger" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {madeUp && (
        <form method="post" action={`/visa-dig/demo?${demo}`} class="form stack" data-once="">
          {typed}
          <div class="actions">
            <button type="submit" class="ds-button button button-primary" data-variant="primary">
              {t.demoButton}
            </button>
          </div>
        </form>
      )}
      <PasskeyForm
        language={reader.language}
        act="get"
        action="/visa-dig"
        label={t.button}
        till={till}
        sends={held && heldId}
        kind={madeUp ? 'secondary' : 'primary'}
      />
      {held && (
        <form method="post" action={held.action} id={heldId} hidden>
          {typed}
        </form>
      )}
      <p>
        <a href={till}>{t.back}</a>
      </p>
    </BarePage>
  );
};
