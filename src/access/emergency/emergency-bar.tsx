import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { Button, Form, Notice } from '../../ui/index.ts';
import type { Frame } from '../route.ts';
import { emergencyTexts } from './texts.ts';

type Props = { frame: Frame; emergency: NonNullable<NonNullable<Frame['file']>['emergency']> };

const untilId = 'nodoppnad-till';

/** On every page of a file that is open on an emergency: until when, and the press that makes it longer. */
export const EmergencyBar = ({ frame, emergency }: Props) => {
  const t = emergencyTexts(frame.language);
  return (
    <Notice kind="today">
      <p id={untilId} role="status">
        {t.bar(showMoment(frame.language, emergency.until, frame.now))}
      </p>
      <div class="actions">
        <Form
          inline
          action={`/nodoppning/${emergency.fileId}/forlang`}
          hidden={{ _form: newId(), next: frame.path }}
          label={t.renew}
          beside={untilId}
        >
          <Button small kind="secondary">
            {t.renew}
          </Button>
        </Form>
        <Form inline action={`/nodoppning/${emergency.groundId}/avsluta`} hidden={{ _form: newId() }} label={t.end}>
          <Button small kind="quiet">
            {t.end}
          </Button>
        </Form>
      </div>
    </Notice>
  );
};
