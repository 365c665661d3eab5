import { nearestLine } from '../../help/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, hasErrors } from '../../platform/web/form.ts';
import { SafeContactSummary } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Select,
  TextField,
  Unbroken,
} from '../../ui/index.ts';
import type { Audience } from '../service.ts';
import { isTold, toldHows } from '../time-off.ts';
import { timeOffTexts } from '../time-off-texts.ts';
import type { PartProps } from './part-props.ts';

const linesOf = {
  exposed: 'victim',
  child: 'child',
  usesViolence: 'perpetrator',
  closePerson: 'worried',
  parent: 'victim',
} as const satisfies Record<Audience, Parameters<typeof nearestLine>[0]>;

/** `near`: on top of the page while nobody has told it; else among what is seldom needed. */
export const TimeOffPart = (props: PartProps & { near: boolean }) => {
  const { ctx, whole, forms, mayWrite, near } = props;
  const { language, now } = ctx;
  const t = timeOffTexts(language);
  const { one, timeOff } = whole;
  const { ahead } = timeOff;
  const asked = ahead !== undefined && !isTold(timeOff);
  if (!one.begunAt || one.endedAt || asked !== near) return null;
  if (!near && !mayWrite && timeOff.told.length === 0) return null;
  const day = (on: Parameters<typeof showDay>[1]) => showDay(language, on, dayOf(now));
  return (
    <Section title={t.title} id="borta">
      {asked && (
        <Notice kind="today">
          <p>{t.ask(one.workerName, day(ahead.from), day(ahead.last))}</p>
        </Notice>
      )}
      {timeOff.told.length > 0 && (
        <ul class="lines">
          {timeOff.told.map(({ fromOn, lastOn, standsIn, call, toldHow, toldOn }) => (
            <li>
              <strong>
                <Unbroken text={t.said(day(fromOn), day(lastOn), call)} />
              </strong>{' '}
              {standsIn && t.standsIn(standsIn)}{' '}
              <span class="muted">{t.when(showNearDay(language, toldOn, dayOf(now)), t.toldHows[toldHow])}</span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite &&
        (near ? (
          <Told {...props} />
        ) : (
          <Disclosure label={t.save} open={hasErrors(forms.timeOff ?? emptyForm())}>
            <Told {...props} />
          </Disclosure>
        ))}
    </Section>
  );
};

const Told = ({ ctx, whole, forms, at }: PartProps) => {
  const { language, now, file } = ctx;
  const t = timeOffTexts(language);
  const { one, timeOff } = whole;
  const line = nearestLine(linesOf[one.audience]);
  const form =
    forms.timeOff ??
    emptyForm({
      ...{ from: timeOff.ahead?.from.toString(), last: timeOff.ahead?.last.toString() },
      ...{ standIn: timeOff.deputy, toldOn: dayOf(now).toString() },
    });
  return (
    <>
      <p class="muted">{t.help}</p>
      {file.mayRead('safeContact') && (
        <SafeContactSummary
          rules={whole.safeContact}
          language={language}
          now={now}
          address={`/akt/${file.id}`}
          mayWrite={file.mayWrite('safeContact')}
        />
      )}
      <Form action={`${at}/borta`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <DateField form={form} name="from" label={t.from} />
        <DateField form={form} name="last" label={t.last} />
        <Select
          form={form}
          name="standIn"
          label={t.standIn}
          emptyLabel={t.nobody}
          options={whole.owners
            .filter(({ id }) => id !== one.workerId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <TextField form={form} name="call" label={t.call} help={t.callHelp(line.name[language], line.phone ?? '')} />
        <RadioGroup
          form={form}
          name="told"
          label={t.told}
          choices={toldHows.map((value) => ({ value, label: t.toldHows[value] }))}
          inline
        />
        <DateField form={form} name="toldOn" label={t.toldOn} />
        <Actions>
          <Button kind="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </>
  );
};
