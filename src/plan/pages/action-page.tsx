import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  DescriptionList,
  ErrorSummary,
  Form,
  Mark,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import type { ActionLine } from '../plan-model.ts';
import { planTexts } from '../text.ts';
import { PlanFrame } from './plan-frame.tsx';
import type { Owner } from './plan-page.tsx';

type Props = {
  ctx: FileContext;
  line: ActionLine;
  ownerId: string;
  owners: readonly Owner[];
  forms: { readonly done?: FormState; readonly notPossible?: FormState; readonly move?: FormState };
};

const marks = { overdue: 'breach', today: 'today', later: 'plain', done: 'done', notPossible: 'plain' } as const;

/** One action: done, no longer possible, or somebody else's. Each says so in words, and none of them is blame. */
export const ActionPage = ({ ctx, line, ownerId, owners, forms }: Props) => {
  const { language } = ctx;
  const t = planTexts(language);
  const at = line.href;
  const isOpen = line.state !== 'done' && line.state !== 'notPossible';
  const mayWrite = isOpen && ctx.file.mayWrite('plan');
  const done = forms.done ?? emptyForm();
  const no = forms.notPossible ?? emptyForm();
  const move = forms.move ?? emptyForm({ owner: ownerId, dueOn: line.datetime });
  return (
    <PlanFrame ctx={ctx} title={line.words}>
      <div class="stack-wide">
        <DescriptionList
          items={[
            { term: t.owner, value: line.owner },
            { term: t.dueOn, value: <Mark kind={marks[line.state]}>{`${t.state[line.state]} · ${line.due}`}</Mark> },
            ...(line.goal ? [{ term: t.goal, value: `”${line.goal}”` }] : []),
            ...(line.outcome ? [{ term: t.doneOutcome, value: line.outcome }] : []),
          ]}
        />
        {mayWrite && (
          <>
            <Section title={t.doneTitle} id="klar">
              <Form action={`${at}/klar`} hidden={{ _form: newId() }}>
                {hasErrors(done) && <ErrorSummary form={done} />}
                <TextArea form={done} name="outcome" label={t.doneOutcome} rows={2} optional />
                <Actions>
                  <Button>{t.markDone}</Button>
                </Actions>
              </Form>
            </Section>
            <Section title={t.moveTitle} id="flytta">
              <Form action={`${at}/andra`} hidden={{ _form: newId() }}>
                {hasErrors(move) && <ErrorSummary form={move} />}
                <Select
                  form={move}
                  name="owner"
                  label={t.owner}
                  options={owners.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <DateField form={move} name="dueOn" label={t.dueOn} />
                <Actions>
                  <Button kind="secondary">{t.move}</Button>
                </Actions>
              </Form>
            </Section>
            <Section title={t.notPossibleTitle} id="gick-inte">
              <Form action={`${at}/gar-inte`} hidden={{ _form: newId() }}>
                {hasErrors(no) && <ErrorSummary form={no} />}
                <TextArea form={no} name="why" label={t.notPossibleWhy} help={t.notPossibleHelp} rows={3} />
                <Actions>
                  <Button kind="secondary">{t.markNotPossible}</Button>
                </Actions>
              </Form>
            </Section>
          </>
        )}
      </div>
    </PlanFrame>
  );
};
