import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { OfficeHours } from '../../organisation/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { type FormState, scoped } from '../../platform/web/form.ts';
import { addressOf } from '../../safety/index.ts';
import { Actions, Button, ErrorSummary, Form, Section, TextArea } from '../../ui/index.ts';
import type { Meeting } from '../meeting.store.ts';
import { urgentTexts } from '../urgent-texts.ts';
import { urgentHours } from '../urgent-times.ts';
import { UrgentFrame } from './urgent-frame.tsx';
import { WhenFields } from './when-fields.tsx';

type Props = { ctx: FileContext; meeting: Meeting; officeHours: OfficeHours; move: FormState; cancel: FormState };

/** What will happen, and to whom, stands before each of the two acts. */
export const ChangeUrgentPage = ({ ctx, meeting, officeHours, move, cancel }: Props) => {
  const { language, now } = ctx;
  const t = urgentTexts(language).change;
  const at = `${addressOf(ctx.file)}/akut/${meeting.id}`;
  const moving = scoped(move, 'flytta');
  const cancelling = scoped(cancel, 'stall-in');
  return (
    <UrgentFrame ctx={ctx} title={t.title} lead={showMoment(language, meeting.startsAt, now)}>
      <Section id="flytta" title={t.move}>
        <Form action={`${at}/flytta`} hidden={{ _form: newId() }} label={t.move}>
          <ErrorSummary form={moving} />
          <p>{t.moveHelp(showMoment(language, meeting.calledAt.add({ hours: urgentHours }), now))}</p>
          <WhenFields ctx={ctx} form={moving} officeHours={officeHours} calledAt={meeting.calledAt} />
          <Actions>
            <Button>{t.moveAct}</Button>
          </Actions>
        </Form>
      </Section>
      <Section id="stall-in" title={t.cancel}>
        <Form action={`${at}/stall-in`} hidden={{ _form: newId() }} label={t.cancel}>
          <ErrorSummary form={cancelling} />
          <p>{t.cancelHelp}</p>
          <TextArea form={cancelling} name="reason" label={t.reason} help={t.reasonHelp} rows={3} />
          <Actions>
            <Button kind="danger">{t.cancelAct}</Button>
          </Actions>
        </Form>
      </Section>
    </UrgentFrame>
  );
};
