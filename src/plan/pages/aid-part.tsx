import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { showDay, showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { type EmergencyAid, followedBys } from '../needs.ts';
import { needsTexts } from '../needs-texts.ts';

type Props = {
  ctx: FileContext;
  aid: readonly EmergencyAid[];
  granted: readonly { readonly id: string; readonly at: Instant }[];
  attach: FormState | undefined;
  of: string | undefined;
  follow: FormState | undefined;
};

/** Two weeks of money, with a last day that somebody answers for: it never just ends (V10). */
export const AidPart = ({ ctx, aid, granted, attach, of, follow }: Props) => {
  const { language } = ctx;
  const t = needsTexts(language);
  const day = today(ctx.now);
  const mayWrite = ctx.file.mayWrite('plan');
  const shown = scoped(attach ?? emptyForm({ from: 'i dag' }), 'aid');
  return (
    <Section title={t.aid} id="pengar">
      <p class="muted">{aid.length === 0 ? t.noAid : t.aidLead}</p>
      {aid.map((one) => (
        <article class="record stack" aria-label={t.aid}>
          <p>
            <strong>{t.aidDays(showDay(language, one.fromOn, day), showDay(language, one.untilOn, day))}</strong>{' '}
            {one.followedBy ? (
              <Mark kind="done">{t.followedBys[one.followedBy]}</Mark>
            ) : (
              <Mark kind="today">{t.notYet}</Mark>
            )}
          </p>
          {one.followedWords && <p class="muted">{one.followedWords}</p>}
          {mayWrite && (!one.followedBy || of === one.id) && (
            <Follow ctx={ctx} aid={one} form={of === one.id ? follow : undefined} />
          )}
        </article>
      ))}
      {mayWrite && (granted.length > 0 || attach) && (
        <Form action={`/akt/${ctx.file.id}/pengar`} hidden={{ _form: newId() }}>
          {hasErrors(shown) && <ErrorSummary form={shown} />}
          <Select
            form={shown}
            name="decision"
            label={t.decision}
            options={granted.map(({ id, at }) => ({
              value: id,
              label: t.decisionOf(showFixedMoment(language, at, ctx.now)),
            }))}
          />
          <DateField form={shown} name="from" label={t.from} />
          <DateField form={shown} name="until" label={t.until} help={t.untilHelp} optional />
          <Actions>
            <Button kind="secondary">{t.attach}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};

const Follow = ({ ctx, aid, form }: { ctx: FileContext; aid: EmergencyAid; form: FormState | undefined }) => {
  const t = needsTexts(ctx.language);
  const shown = scoped(form ?? emptyForm(), aid.id);
  return (
    <Disclosure label={t.after} open={form !== undefined}>
      <Form action={`/akt/${ctx.file.id}/pengar/${aid.id}/sedan`} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <RadioGroup
          form={shown}
          name="followedBy"
          label={t.after}
          choices={followedBys.map((one) => ({ value: one, label: t.followedBys[one] }))}
        />
        <TextArea form={shown} name="words" label={t.afterWords} rows={2} />
        <Actions>
          <Button kind="secondary">{t.follow}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
