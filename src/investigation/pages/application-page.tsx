import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import { Actions, Button, DateField, ErrorSummary, Form, RadioGroup, Section, TextArea } from '../../ui/index.ts';
import { type Application, applicationWays, spokenBys } from '../application.store.ts';
import { applicationTexts } from '../application-texts.ts';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  applications: readonly Application[];
  form: FormState | undefined;
};

export const ApplicationPage = ({ ctx, top, applications, form = emptyForm() }: Props) => {
  const { language, file } = ctx;
  const t = applicationTexts(language);
  const decides = (['identity', 'children', 'protection', 'decisions'] as const).every(file.mayRead);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      {file.mayWrite('plan') && (
        <Section id="ny" title={t.formTitle}>
          <Form action={`/akt/${file.id}/ansokan`} hidden={{ _form: newId() }} label={t.formTitle}>
            <ErrorSummary form={form} />
            <DateField form={form} name="madeOn" label={t.madeOn} />
            <RadioGroup
              form={form}
              name="way"
              label={t.way}
              choices={applicationWays.map((value) => ({ value, label: t.ways[value] }))}
              inline
            />
            <RadioGroup
              form={form}
              name="spokenBy"
              label={t.spokenBy}
              choices={spokenBys.map((value) => ({ value, label: t.spokenBys[value] }))}
              inline
            />
            <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={4} />
            <p class="help">{t.today}</p>
            <Actions>
              <Button>{t.act}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      <Section id="gjorda" title={t.earlier}>
        <ApplicationLines ctx={ctx} applications={applications} />
      </Section>
      {decides && (
        <p>
          <a href={`/akt/${file.id}/utredning`}>{t.toInvestigation}</a>
        </p>
      )}
    </SafetyPage>
  );
};

export const ApplicationLines = ({ ctx, applications }: Pick<Props, 'ctx' | 'applications'>) => {
  const { language, now } = ctx;
  const t = applicationTexts(language);
  if (applications.length === 0) return <p class="muted">{t.none}</p>;
  return (
    <ul class="lines">
      {applications.map((one) => (
        <li>
          <p>
            <strong>{showNearDay(language, one.madeOn, dayOf(now))}</strong>{' '}
            <span class="muted">
              {t.spokenBys[one.spokenBy]}. {t.line(t.ways[one.way], one.by)}
            </span>
          </p>
          <p class="written">{one.words}</p>
        </li>
      ))}
    </ul>
  );
};
