import type { FileContext } from '../../../access/index.ts';
import { today } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/ids.ts';
import { showDay, showMoment } from '../../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Scale0to10,
  Section,
  TextArea,
} from '../../../ui/index.ts';
import { type FollowUp, followUpOutcomes, helpAnswers, reopenings, violenceSince } from '../closing.ts';
import { closingTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  followUps: readonly FollowUp[];
  form?: FormState | undefined;
  /** Whoever writes the answer down may open the file again herself. */
  mayReopen?: boolean;
};

/** What was agreed for afterwards: the next one open for its answer, those before as they were answered. */
export const FollowUps = ({ ctx, followUps, form, mayReopen = false }: Props) => {
  const { language } = ctx;
  const t = closingTexts(language);
  const next = followUps.find(({ endedAt }) => endedAt === null);
  const day = today(ctx.now);
  return (
    <Section title={t.followUps} id="uppfoljningar">
      {followUps.length === 0 && <p class="muted">{t.noFollowUps}</p>}
      <ul class="entries">
        {followUps.map((one) => (
          <li>
            <p>
              <strong>{t.month(one.months)}</strong>{' '}
              {one.endedAt === null && day.until(one.dueOn).sign < 0 && <Mark kind="breach" />}
              {one.outcome ? (
                `${t.outcome[one.outcome]}, ${showMoment(language, one.endedAt ?? ctx.now, ctx.now)}`
              ) : (
                <time datetime={one.dueOn.toString()}>{t.due(showDay(language, one.dueOn, day))}</time>
              )}
            </p>
            <p class="muted">
              {one.ownerName} · {one.way}
            </p>
            {one.violence && (
              <p>
                {t.violenceSince}: {t.since[one.violence]}
                {one.safety !== null && ` · ${t.safetyShort(one.safety)}`}
              </p>
            )}
            {one.help && (
              <p>
                {t.help} {t.helps[one.help]}
              </p>
            )}
            {one.words && <p>{one.words}</p>}
            {one.reopening && (
              <p>
                {t.reopening} {t.reopenings[one.reopening]}
                {one.reopeningWords && `: ${one.reopeningWords}`}
              </p>
            )}
            {one === next && ctx.file.mayWrite('plan') && (
              <Answer ctx={ctx} one={one} mayReopen={mayReopen} form={form?.scope === one.id ? form : undefined} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};

type AnswerProps = { ctx: FileContext; one: FollowUp; form: FormState | undefined; mayReopen: boolean };

const Answer = ({ ctx, one, form, mayReopen }: AnswerProps) => {
  const t = closingTexts(ctx.language);
  const shown = form ?? scoped(emptyForm(), one.id);
  return (
    <Disclosure label={t.note} open={form !== undefined}>
      <Form action={`/akt/${ctx.file.id}/uppfoljning/${one.id}`} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <RadioGroup
          form={shown}
          name="outcome"
          label={t.outcomeQuestion}
          help={t.outcomeHelp}
          choices={followUpOutcomes.map((value) => ({ value, label: t.outcome[value] }))}
        />
        <RadioGroup
          form={shown}
          name="violence"
          label={t.violenceSince}
          choices={violenceSince.map((value) => ({ value, label: t.since[value] }))}
          optional
        />
        <Scale0to10 form={shown} name="safety" label={t.safety} low={t.safetyLow} high={t.safetyHigh} optional />
        <RadioGroup
          form={shown}
          name="help"
          label={t.help}
          help={t.helpHelp}
          choices={helpAnswers.map((value) => ({ value, label: t.helps[value] }))}
          optional
        />
        <TextArea form={shown} name="words" label={t.followUpWords} rows={3} optional />
        {mayReopen ? (
          <>
            <RadioGroup
              form={shown}
              name="reopening"
              label={t.reopening}
              help={t.reopeningHelp}
              choices={reopenings.map((value) => ({ value, label: t.reopenings[value] }))}
              optional
            />
            <TextArea
              form={shown}
              name="reopeningWords"
              label={t.reopeningWords}
              help={t.reopeningWordsHelp}
              rows={2}
              optional
            />
          </>
        ) : (
          <p>{t.mayNotReopen}</p>
        )}
        <Actions>
          <Button>{t.note}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
