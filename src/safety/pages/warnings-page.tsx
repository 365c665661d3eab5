import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, EmptyState, ErrorSummary, Form, RadioGroup, Section, TextField } from '../../ui/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { safetyTexts } from '../texts.ts';
import { warningKinds } from '../warning.ts';
import { SafetyPage } from './safety-page.tsx';

export const WarningsPage = ({ ctx, top, form }: { ctx: FileContext; top: FileTopFacts; form: FormState }) => {
  const t = safetyTexts(ctx.language).warnings;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.page} narrow>
      {top.warnings.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        top.warnings.map((warning) => (
          <Section id={`warning-${warning.id}`} title={t.kinds[warning.kind]}>
            {warning.words && <p>{warning.words}</p>}
            <p class="help">{t.by(warning.by, showMoment(ctx.language, warning.at, ctx.now))}</p>
            <Form
              action={`${top.address}/varningar/${warning.id}/slut`}
              hidden={{ _form: newId() }}
              label={t.kinds[warning.kind]}
              inline
            >
              <Button kind="secondary" small>
                {t.end}
              </Button>
            </Form>
          </Section>
        ))
      )}
      <Section id="new-warning" title={t.setTitle}>
        <Form action={`${top.address}/varningar`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="kind"
            label={t.kind}
            choices={warningKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <TextField form={form} name="words" label={t.words} help={t.wordsHelp} width="full" optional />
          <Actions>
            <Button>{t.set}</Button>
          </Actions>
        </Form>
      </Section>
    </SafetyPage>
  );
};
