import type { Language } from '../../platform/language/catalogue.ts';
import { Button } from '../../ui/index.ts';
import { doorTexts } from './texts.ts';

type Props = {
  language: Language;
  /** `create` makes a passkey, `get` uses one. */
  act: 'create' | 'get';
  /** The ceremony begins at `<action>/borja` and ends at `action`. */
  action: string;
  label: string;
  /** One primary button on a page. */
  kind?: 'primary' | 'secondary';
  /** Where to go afterwards. */
  till?: string | undefined;
  /** The id of a form to send afterwards, instead of going anywhere. */
  sends?: string | undefined;
};

/** The one form that needs script: only a script may speak with the device. Its words come from here, not from the script. */
export const PasskeyForm = ({ language, act, action, label, kind = 'primary', till, sends }: Props) => {
  const t = doorTexts(language).passkey;
  return (
    <form
      method="post"
      action={action}
      class="form stack"
      data-passkey={act}
      data-sends={sends}
      data-working={t.working}
      data-cancelled={t.cancelled}
      data-refused={t.refused}
      data-unsupported={t.unsupported}
    >
      {till && <input type="hidden" name="till" value={till} />}
      <div class="actions">
        <Button icon="lock" kind={kind}>
          {label}
        </Button>
      </div>
      <p role="status" data-passkey-status=""></p>
      <noscript>
        <p>{t.needsScript}</p>
      </noscript>
    </form>
  );
};
