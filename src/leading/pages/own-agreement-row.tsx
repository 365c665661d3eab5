import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { Button, ClockRow, Form } from '../../ui/index.ts';
import { dueState, type OwnAgreement } from '../month.ts';
import { leadingTexts } from '../texts.ts';

/** What was agreed with whoever sees it, on a day of her own: done in one click. */
export const OwnAgreementRow = ({ frame, one }: { frame: Frame; one: OwnAgreement }) => {
  const { language, now } = frame;
  const t = leadingTexts(language).agreed;
  return (
    <ClockRow
      label={t.ofMonth}
      about={one.words}
      due={showNearDay(language, one.dueOn, dayOf(now))}
      datetime={one.dueOn.toString()}
      state={dueState(one, now)}
      owner={frame.actor.name}
      action={
        <Form inline action={`/uppgift/${one.id}/gjort`} hidden={{ _form: newId() }}>
          <Button small kind="secondary">
            {t.done}
            <span class="unseen">, {one.words}</span>
          </Button>
        </Form>
      }
    />
  );
};
