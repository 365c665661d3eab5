import { type StaffContext, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { Actions, Button, EmptyState, ErrorSummary, Form, RadioGroup, Section } from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import type { LoweringToDecide } from '../level.store.ts';
import { casefileTexts } from '../texts.ts';

type Props = {
  ctx: StaffContext;
  waiting: readonly LoweringToDecide[];
  refused?: { readonly id: string; readonly form: FormState };
};

/** A leader decides by reference and reason: whom it is about is hers to know no more than before. */
export const LoweringsPage = ({ ctx, waiting, refused }: Props) => {
  const { language, now } = ctx;
  const t = aroundTexts(language).level.lower;
  const names = casefileTexts(language).levelName;
  const { help } = aroundTexts(language).level;
  return (
    <StaffPage
      frame={ctx.frame}
      title={t.pageTitle}
      documentTitle={casefileTexts(language).documentTitle}
      current="files"
      lead={t.pageLead}
      narrow
    >
      <div class="stack-wide">
        {waiting.length === 0 && (
          <EmptyState title={t.none}>
            <p>{t.noneHelp}</p>
          </EmptyState>
        )}
        {waiting.map((one) => {
          const form = refused?.id === one.id ? scoped(refused.form, one.id) : scoped(emptyForm(), one.id);
          return (
            <Section title={one.reference} id={`beslut-${one.id}`}>
              <p>{t.fromTo(names[one.from], names[one.to])}</p>
              <p class="written">{one.reason}</p>
              <p class="muted">{t.by(one.askedBy, showFixedMoment(language, one.askedAt, now))}</p>
              <Form action={`/nivabeslut/${one.id}`} label={one.reference} hidden={{ _form: newId() }}>
                <ErrorSummary form={form} />
                <RadioGroup
                  form={form}
                  name="answer"
                  label={t.question}
                  choices={[
                    { value: 'yes', label: t.yes(names[one.to]), help: help[one.to] },
                    { value: 'no', label: t.no(names[one.from]) },
                  ]}
                />
                <Actions>
                  <Button>{t.decide}</Button>
                </Actions>
              </Form>
            </Section>
          );
        })}
      </div>
    </StaffPage>
  );
};
