import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { allianceByPerson, allianceByWorker, mayAsk } from '../alliance.ts';
import { supportTexts } from '../texts.ts';
import type { PartProps } from './part-props.ts';

/** Asked after the third talk, of both: what doesn't work is seen while it can still be changed. */
export const AlliancePart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const { language, now } = ctx;
  const t = supportTexts(language).alliance;
  const { one, talks, alliance, allianceAsked } = whole;
  const form = forms.alliance ?? emptyForm();
  if (!mayAsk(one, talks) && alliance.length === 0) return null;
  const day = (moment: typeof now) => showNearDay(language, dayOf(moment), dayOf(now));
  return (
    <Section title={t.title} id="samarbetet">
      {allianceAsked && (
        <p>
          <Mark kind="today">{t.by(day(allianceAsked.dueAt.subtract({ seconds: 1 })))}</Mark>
        </p>
      )}
      {alliance.length > 0 && (
        <ul class="lines">
          {alliance.map(({ byPerson, byWorker, words, at: when }) => (
            <li>
              {t.persons[byPerson]}. {t.workers[byWorker]}. <span class="muted">{day(when)}</span>
              {words && <p class="written">{words}</p>}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Disclosure label={t.button} open={hasErrors(form) || allianceAsked !== undefined}>
          <p class="muted">{t.help}</p>
          <Form action={`${at}/samarbetet`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <RadioGroup
              form={form}
              name="byPerson"
              label={t.person}
              choices={allianceByPerson.map((value) => ({ value, label: t.persons[value] }))}
            />
            <RadioGroup
              form={form}
              name="byWorker"
              label={t.worker}
              choices={allianceByWorker.map((value) => ({ value, label: t.workers[value] }))}
            />
            <TextArea form={form} name="words" label={t.words} rows={2} optional />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};

/** Where both were to be asked and the support ends first: it says why. */
export const WhyUnrated = ({ ctx, whole, form }: Pick<PartProps, 'ctx' | 'whole'> & { form: FormState }) => {
  const t = supportTexts(ctx.language).alliance;
  return whole.allianceAsked || form.values.unrated ? (
    <TextArea form={form} name="unrated" label={t.unrated} help={t.unratedHelp} rows={2} />
  ) : null;
};
