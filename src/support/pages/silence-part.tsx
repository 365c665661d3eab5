import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, hasErrors } from '../../platform/web/form.ts';
import { SafeContactSummary } from '../../safety/index.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { exitReasons } from '../intervention.ts';
import { lightWays } from '../talk.ts';
import { supportTexts } from '../texts.ts';
import { WhyUnrated } from './alliance-part.tsx';
import type { PartProps } from './part-props.ts';

/** Short contacts don't vanish silently (V45): whoever gives the support says what the silence means. */
export const SilencePart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const { language, now } = ctx;
  const t = supportTexts(language).silence;
  const form = forms.silence ?? emptyForm();
  // Answered by another meanwhile: what was typed is still shown to the one who typed it.
  if (!whole.silence && !forms.silence) return null;
  return (
    <Section title={t.title} id="tystnad">
      {whole.silence && (
        <Notice kind="today" title={t.title}>
          <p>{t.help(showNearDay(language, dayOf(whole.silence.dueAt.subtract({ seconds: 1 })), dayOf(now)))}</p>
        </Notice>
      )}
      {(mayWrite || forms.silence) && (
        <Form action={`${at}/tystnad`} hidden={{ _form: newId() }}>
          {hasErrors(form) && <ErrorSummary form={form} />}
          <RadioGroup
            form={form}
            name="what"
            label={t.what}
            choices={[
              { value: 'wait', label: t.wait },
              { value: 'ended', label: t.ended },
            ]}
          />
          <RadioGroup
            form={form}
            name="reason"
            label={t.reason}
            choices={exitReasons.map((value) => ({ value, label: t.reasons[value] }))}
            optional
          />
          <TextArea form={form} name="words" label={t.words} rows={2} optional />
          <WhyUnrated ctx={ctx} whole={whole} form={form} />
          {whole.silence && (
            <Actions>
              <Button>{t.button}</Button>
            </Actions>
          )}
        </Form>
      )}
    </Section>
  );
};

/** Light contacts count as work (V17); also some that come after the end. */
export const LightPart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const { language, now } = ctx;
  const t = supportTexts(language).light;
  const form = forms.light ?? emptyForm();
  return (
    <Section title={t.title} id="mellan">
      <p>{t.count(whole.light.length)}</p>
      {whole.light.length > 0 && (
        <ul class="lines">
          {whole.light.slice(0, 5).map(({ way, byPerson, at: when }) => (
            <li>
              {t.ways[way]}, {(byPerson ? t.person : t.us).toLowerCase()}{' '}
              <span class="muted">{showMoment(language, when, now)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Disclosure label={t.button} open={hasErrors(form)}>
          <p class="muted">{t.help}</p>
          {ctx.file.mayRead('safeContact') && (
            <SafeContactSummary
              rules={whole.safeContact}
              language={language}
              now={now}
              address={`/akt/${ctx.file.id}`}
              mayWrite={ctx.file.mayWrite('safeContact')}
            />
          )}
          <Form action={`${at}/kontakt`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <RadioGroup
              form={form}
              name="way"
              label={t.way}
              choices={lightWays.map((value) => ({ value, label: t.ways[value] }))}
              inline
            />
            <RadioGroup
              form={form}
              name="by"
              label={t.by}
              choices={[
                { value: 'person', label: t.person },
                { value: 'us', label: t.us },
              ]}
              inline
            />
            <Actions>
              <Button kind="secondary">{t.button}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};
