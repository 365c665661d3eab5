import { newId } from '../../kernel/ids.ts';
import type { Action } from '../../plan/index.ts';
import { type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { type ItemView, itemHref } from '../load-item.ts';
import { reviewStates } from '../minutes.ts';
import { meetingTexts } from '../texts.ts';

const ownerOptions = ({ owners }: ItemView) =>
  owners.map(({ id, name, unitName }) => ({ value: id, label: unitName ? `${name}, ${unitName}` : name }));

/** Done, not done with a new day, or no longer possible with its why: three states, and none of them is blame (F33). */
export const ReviewTask = ({ view, action, form }: { view: ItemView; action: Action; form: FormState }) => {
  const t = meetingTexts(view.ctx.language).item;
  return (
    <Form
      action={`${itemHref(view)}/uppgift/${action.id}`}
      hidden={{ _form: newId() }}
      label={`${t.review} ${action.words}`}
    >
      <ErrorSummary form={form} />
      <RadioGroup
        form={form}
        name="state"
        label={t.review}
        inline
        choices={reviewStates.map((value) => ({ value, label: t.states[value] }))}
      />
      <TextArea form={form} name="outcome" label={t.whyNot} help={t.whyHelp} rows={2} optional />
      <Disclosure label={t.newDay} open={hasErrors(form)}>
        <DateField form={form} name="dueOn" label={t.newDay} help={t.newDayHelp} optional />
        <Select form={form} name="owner" label={t.owner} optional emptyLabel={t.owner} options={ownerOptions(view)} />
      </Disclosure>
      <Actions>
        <Button kind="secondary" small>
          {t.saveReview}
          <span class="unseen">, {action.words}</span>
        </Button>
      </Actions>
    </Form>
  );
};

export const NewTask = ({ view, form }: { view: ItemView; form: FormState }) => {
  const t = meetingTexts(view.ctx.language).item;
  return (
    <Form action={`${itemHref(view)}/beslut`} hidden={{ _form: newId() }} label={t.addTask}>
      <ErrorSummary form={form} />
      <TextField form={form} name="words" label={t.what} help={t.whatHelp} width="full" />
      <Select form={form} name="owner" label={t.owner} help={t.ownerHelp} options={ownerOptions(view)} />
      <DateField form={form} name="dueOn" label={t.by} />
      <Actions>
        <Button kind="secondary">{t.addTask}</Button>
      </Actions>
    </Form>
  );
};
