import type { Frame } from '../../access/index.ts';
import { clockTexts } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showDue, showMoment } from '../../platform/language/dates.ts';
import { Button, ClockRow, Form, Rows } from '../../ui/index.ts';
import type { Alert } from '../alert.store.ts';
import { todayTexts } from '../texts.ts';

type Props = { readonly frame: Frame; readonly alert: Alert; readonly first?: boolean };

/** Says what happened and no name; of a clock, which it is and when it runs out. */
export const AlertRow = ({ frame, alert, first = false }: Props) => {
  const { language, now } = frame;
  const t = todayTexts(language);
  const { clock } = alert;
  const clockName = clock && clockTexts(language).name[clock.rule];
  const moment = clock?.dueAt ?? alert.at;
  const words = t.alerts[alert.kind];
  const about = [alert.reference, clockName].filter(Boolean).join(' · ');
  const when = clock ? showDue(language, clock.dueAt, now) : showMoment(language, alert.at, now);
  return (
    <ClockRow
      label={words}
      about={about || undefined}
      due={when}
      ownWords={!clock}
      datetime={moment.toString()}
      state="later"
      owner={ownerOf(frame, alert)}
      action={
        <Form inline action={`/larm/${alert.id}`} hidden={{ _form: newId() }}>
          <Button small kind={first ? 'primary' : 'secondary'}>
            {t.open}
            {/* Two of one kind are told apart by what they are about and when. */}
            <span class="unseen">, {[words, about, when].filter(Boolean).join(', ')}</span>
          </Button>
        </Form>
      }
    />
  );
};

/** Of a time limit that somebody else has: she, for a leader asks her first. */
function ownerOf({ language, actor }: Frame, { clock, toMe }: Alert): string {
  const t = todayTexts(language);
  if (clock?.owner.name && clock.owner.id !== actor.staffId) return clock.owner.name;
  return toMe ? t.alertTo : t.alertToDuty;
}

/** What called for me, newest first. */
export const Alerts = ({ frame, alerts }: { frame: Frame; alerts: readonly Alert[] }) =>
  alerts.length === 0 ? null : (
    <Rows>
      {alerts.map((alert, i) => (
        <AlertRow frame={frame} alert={alert} first={i === 0} />
      ))}
    </Rows>
  );
