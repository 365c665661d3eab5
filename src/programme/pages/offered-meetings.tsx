import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Mark, RadioGroup } from '../../ui/index.ts';
import { type FirstMeeting, type FirstMeetingId, meetingAnswers } from '../programme.ts';
import { programmeTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  meetings: readonly FirstMeeting[];
  of: FirstMeetingId | undefined;
  form: FormState | undefined;
  mayWrite: boolean;
};

export const OfferedMeetings = ({ ctx, meetings, of, form, mayWrite }: Props) => {
  const t = programmeTexts(ctx.language);
  if (meetings.length === 0) return <p class="muted">{t.offer.none}</p>;
  return (
    <ul class="lines">
      {meetings.map((one) => {
        const shown = scoped((of === one.id ? form : undefined) ?? emptyForm(), one.id);
        return (
          <li class="stack">
            <p>
              <strong>{showMoment(ctx.language, one.meetsAt, ctx.now)}</strong>{' '}
              <Mark kind={one.answer === 'yes' ? 'done' : one.answer ? 'plain' : 'info'}>
                {one.answer ? t.answer.choices[one.answer] : t.answer.waits}
              </Mark>
            </p>
            <p class="muted">
              {t.offer.with(one.worker)}
              {one.workerWish !== 'none' && ` · ${t.offer.workerWish} ${t.offer.wishes[one.workerWish]}.`}{' '}
              {one.wishMet === true && t.offer.met}
              {one.wishMet === false && t.offer.notMet(one.words ?? '')}
            </p>
            {mayWrite && (!one.answer || of === one.id) && (
              <Form action={`/akt/${ctx.file.id}/forsta-motet/${one.id}/svar`} hidden={{ _form: newId() }}>
                {hasErrors(shown) && <ErrorSummary form={shown} />}
                <RadioGroup
                  form={shown}
                  name="answer"
                  label={t.answer.label}
                  inline
                  choices={meetingAnswers.map((value) => ({ value, label: t.answer.choices[value] }))}
                />
                <Actions>
                  <Button kind="secondary">{t.answer.button}</Button>
                </Actions>
              </Form>
            )}
          </li>
        );
      })}
    </ul>
  );
};
