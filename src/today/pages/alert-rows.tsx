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
  return (
    <ClockRow
      label={words}
      about={[alert.reference, clockName].filter(Boolean).join(' · ') || undefined}
      due={clock ? showDue(language, clock.dueAt, now) : showMoment(language, alert.at, now)}
      since={!clock}
      datetime={moment.toString()}
      state="later"
      owner={alert.toMe ? t.alertTo : t.alertToDuty}
      action={
        <Form inline action={`/larm/${alert.id}`} hidden={{ _form: newId() }} label={`${t.open} ${words}`}>
          <Button small kind={first ? 'primary' : 'secondary'}>
            {t.open}
            <span class="unseen">, {words}</span>
          </Button>
        </Form>
      }
    />
  );
};

/** What called for me, newest first, always whole. */
export const Alerts = ({ frame, alerts }: { frame: Frame; alerts: readonly Alert[] }) =>
  alerts.length === 0 ? null : (
    <Rows>
      {alerts.map((alert, i) => (
        <AlertRow frame={frame} alert={alert} first={i === 0} />
      ))}
    </Rows>
  );
