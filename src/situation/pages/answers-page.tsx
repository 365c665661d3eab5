import { type StaffContext, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showFixedMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { Actions, Button, EmptyState, ErrorSummary, Form, Notice, RadioGroup, Section } from '../../ui/index.ts';
import type { StepToAnswer } from '../step.store.ts';
import { situationTexts } from '../texts.ts';

type Props = {
  ctx: StaffContext;
  waiting: readonly StepToAnswer[];
  refused?: { readonly id: string; readonly form: FormState } | undefined;
};

/** By reference and day: what is planned stands in the file, which the leader opens if she needs it. */
export const AnswersPage = ({ ctx, waiting, refused }: Props) => {
  const { language, now } = ctx;
  const texts = situationTexts(language);
  const t = texts.answers;
  return (
    <StaffPage
      frame={ctx.frame}
      title={t.title}
      documentTitle={texts.documentTitle}
      current="files"
      lead={t.lead}
      narrow
    >
      <div class="stack-wide">
        {waiting.length === 0 && (
          <EmptyState title={t.none}>
            <p>{t.noneHelp}</p>
          </EmptyState>
        )}
        {waiting.map((step) => {
          const form = scoped(
            refused?.id === step.id ? refused.form : emptyForm({ word: step.word ?? undefined }),
            step.id,
          );
          const choices = step.known === 'wait' ? (['wait', 'later'] as const) : (['go', 'wait', 'later'] as const);
          return (
            <Section title={step.reference} id={`steg-${step.id}`}>
              <div class="stack">
                <p>{t.on(showNearDay(language, step.plannedOn, dayOf(now)))}</p>
                <Notice kind={step.known === 'wait' ? 'today' : 'info'} title={t.known[step.known]}>
                  <p>{t.knownHelp}</p>
                </Notice>
                {step.word && step.wordAt && (
                  <p class="muted">
                    {t.answered(texts.steps.state[step.word], showFixedMoment(language, step.wordAt, now))}
                  </p>
                )}
              </div>
              <Form action={`/stegbesked/${step.id}`} label={step.reference} hidden={{ _form: newId() }}>
                <ErrorSummary form={form} />
                <RadioGroup
                  form={form}
                  name="word"
                  label={t.answer}
                  choices={choices.map((value) => ({ value, label: t.choices[value] }))}
                />
                <Actions>
                  <Button>{t.save}</Button>
                </Actions>
              </Form>
            </Section>
          );
        })}
      </div>
    </StaffPage>
  );
};
