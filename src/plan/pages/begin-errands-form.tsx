import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { type FormState, fieldValue, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import type { ErrandKind } from '../leaving.ts';
import { leavingTexts } from '../leaving-texts.ts';
import type { Owner } from './plan-page.tsx';

type Props = {
  ctx: FileContext;
  kinds: readonly ErrandKind[];
  owners: readonly Owner[];
  form: FormState;
  places: readonly LocationKind[];
};

/** One step opens them all: who and when once, and otherwise only where a row differs. */
export const BeginErrands = ({ ctx, kinds, owners, form, places }: Props) => {
  const t = leavingTexts(ctx.language);
  const people = owners.map(({ id, name }) => ({ value: id, label: name }));
  const labels = Object.fromEntries(
    kinds.flatMap((kind) => ['owner', 'dueOn', 'escort'].map((name) => [`rows.${kind}.${name}`, t.errand[kind].name])),
  );
  return (
    <Section title={t.beginTitle} id="nya">
      <Form action={`/akt/${ctx.file.id}/uppbrott`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} labels={labels} />}
        <Fieldset legend={t.defaults}>
          <Select form={form} name="owner" label={t.owner} help={t.ownerHelp} options={people} />
          <DateField form={form} name="dueOn" label={t.dueOn} />
        </Fieldset>
        {kinds.map((kind) => {
          const at = (name: string) => `rows.${kind}.${name}`;
          const typed = ['owner', 'dueOn', 'escort', 'more'].some((name) => fieldValue(form, at(name)) !== '');
          const { name, reveals } = t.errand[kind];
          return (
            <div class="record stack">
              <CheckboxGroup
                form={form}
                name={at('chosen')}
                label={name}
                help={`${t.reveals}: ${reveals}`}
                choices={[{ value: 'yes', label: t.choose(name) }]}
              />
              <Disclosure label={t.otherwise} open={typed}>
                <Select
                  form={form}
                  name={at('owner')}
                  label={t.rowOwner}
                  optional
                  emptyLabel={t.asAbove}
                  options={people}
                />
                <DateField form={form} name={at('dueOn')} label={t.rowDueOn} optional />
                <Select
                  form={form}
                  name={at('escort')}
                  label={t.escort}
                  help={t.escortHelp}
                  optional
                  emptyLabel={t.nobodyAlong}
                  options={people}
                />
                <TextArea form={form} name={at('more')} label={t.more} rows={2} optional />
              </Disclosure>
            </div>
          );
        })}
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Actions>
          <Button>{t.begin}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
