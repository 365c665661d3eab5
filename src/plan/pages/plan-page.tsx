import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Rows,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { opensCoordinatedPlan } from '../coordinated.ts';
import { mayLeave } from '../leaving.ts';
import { leavingTexts } from '../leaving-texts.ts';
import { needsTexts } from '../needs-texts.ts';
import type { PlanModel } from '../plan-model.ts';
import { planTexts } from '../text.ts';
import { PlanFrame } from './plan-frame.tsx';
import { ActionRow } from './plan-part.tsx';

export type Owner = { readonly id: string; readonly name: string };

type Props = {
  ctx: FileContext;
  model: PlanModel;
  owners: readonly Owner[];
  forms: {
    readonly goal?: FormState;
    readonly action?: FormState;
    readonly end?: { readonly goal: string; readonly form: FormState };
  };
};

export const PlanPage = ({ ctx, model, owners, forms }: Props) => {
  const { language } = ctx;
  const t = planTexts(language);
  const at = `/akt/${ctx.file.id}/plan`;
  const mayWrite = ctx.file.mayWrite('plan');
  return (
    <PlanFrame ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        {ctx.file.mayRead('protection') && mayLeave(ctx.file) && (
          <p>
            <a href={`/akt/${ctx.file.id}/uppbrott`}>{leavingTexts(language).title}</a>
          </p>
        )}
        <p>
          <a href={`/akt/${ctx.file.id}/behov`}>{needsTexts(language).lead}</a>
        </p>
        {opensCoordinatedPlan(ctx.file) && (
          <p>
            <a href={`/akt/${ctx.file.id}/sip`}>{t.withHealthCare}</a>
          </p>
        )}
        <Section title={t.goals} id="mal">
          {model.goals.length === 0 && <p class="muted">{t.noGoals}</p>}
          {model.goals.map((goal) => (
            <div class="record">
              <blockquote class="goal">”{goal.words}”</blockquote>
              {mayWrite && (
                <EndGoal ctx={ctx} goal={goal.id} form={forms.end?.goal === goal.id ? forms.end.form : undefined} />
              )}
            </div>
          ))}
          {model.ended.map(({ words, outcome, when }) => (
            <div class="record">
              <p class="muted">”{words}”</p>
              <p class="muted">
                {when}. {outcome}
              </p>
            </div>
          ))}
          {mayWrite && (
            <NewGoal
              at={`/akt/${ctx.file.id}/mal`}
              form={forms.goal}
              language={language}
              open={model.goals.length === 0}
            />
          )}
        </Section>
        <Section title={t.actions} id="atgarder">
          {model.open.length === 0 ? (
            <p class="muted">{t.noActions}</p>
          ) : (
            <Rows>
              {model.open.map((line) => (
                <ActionRow line={line} language={language} act={mayWrite} />
              ))}
            </Rows>
          )}
        </Section>
        {mayWrite && <NewAction at={at} model={model} owners={owners} form={forms.action} language={language} />}
        {model.closed.length > 0 && (
          <Section title={t.closed} id="gjort" count={model.closed.length}>
            <Rows>
              {model.closed.map((line) => (
                <ActionRow line={line} language={language} act={false} />
              ))}
            </Rows>
          </Section>
        )}
      </div>
    </PlanFrame>
  );
};

type Lang = { language: 'sv' | 'en' };

const NewGoal = ({ at, form, language, open }: Lang & { at: string; form: FormState | undefined; open: boolean }) => {
  const t = planTexts(language);
  const shown = form ?? emptyForm();
  return (
    <Disclosure label={t.addGoal} open={open || form !== undefined}>
      <Form action={at} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <TextArea form={shown} name="goal" label={t.goalWords} help={t.goalHelp} rows={2} />
        <Actions>
          <Button kind="secondary">{t.addGoal}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

const EndGoal = ({ ctx, goal, form }: { ctx: FileContext; goal: string; form: FormState | undefined }) => {
  const t = planTexts(ctx.language);
  const shown = form ?? emptyForm();
  return (
    <Disclosure label={t.endGoal} open={form !== undefined}>
      <Form action={`/akt/${ctx.file.id}/mal/${goal}/avsluta`} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <TextArea form={shown} name="outcome" label={t.goalOutcome} rows={2} />
        <Actions>
          <Button kind="secondary">{t.endGoal}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

type NewActionProps = Lang & {
  at: string;
  model: PlanModel;
  owners: readonly Owner[];
  form: FormState | undefined;
};

const NewAction = ({ at, model, owners, form, language }: NewActionProps) => {
  const t = planTexts(language);
  const shown = form ?? emptyForm();
  return (
    <Section title={t.addTitle} id="ny">
      <Form action={at} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <TextField form={shown} name="words" label={t.words} help={t.wordsHelp} width="full" />
        <Select
          form={shown}
          name="owner"
          label={t.owner}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={shown} name="dueOn" label={t.dueOn} />
        {model.goals.length > 0 && (
          <Select
            form={shown}
            name="goal"
            label={t.towards}
            optional
            emptyLabel={t.noGoal}
            options={model.goals.map(({ id, words }) => ({ value: id, label: words }))}
          />
        )}
        <Actions>
          <Button>{t.add}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
