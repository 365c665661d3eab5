import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { ActionRow, type Away, disruptionKinds, type Plan, planModel } from '../../plan/index.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
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
  TextField,
} from '../../ui/index.ts';
import { patternTexts } from '../texts.ts';

export type Owner = { readonly id: string; readonly name: string };

type Props = {
  of: 'disruption' | 'contact';
  ctx: FileContext;
  plan: Plan;
  away: Away;
  owners: readonly Owner[];
  form: FormState | undefined;
  places: readonly LocationKind[];
};

/** Actions of the plan with an aim: what is done about the conduct, or the contact that is kept up with who is exposed to it. */
export const TowardsPart = ({ of, ctx, plan, away, owners, form: given, places }: Props) => {
  const { language, now, file } = ctx;
  const t = patternTexts(language);
  const part = of === 'disruption' ? t.towards : t.contact;
  const own = plan.actions.filter(({ aim }) => aim !== null && (aim === 'steadyContact') === (of === 'contact'));
  const model = planModel({ goals: [], actions: own }, away, { fileId: file.id, language, now });
  const mayWrite = file.mayWrite('plan');
  return (
    <Section title={part.title} id={of === 'disruption' ? 'atgarder' : 'kontakten'}>
      <p>{part.lead}</p>
      {of === 'disruption' && <p class="muted">{t.towards.mind}</p>}
      {model.open.length === 0 && <p class="muted">{part.none}</p>}
      {model.open.length > 0 && (
        <Rows>
          {model.open.map((line) => (
            <ActionRow line={line} language={language} act={mayWrite} />
          ))}
        </Rows>
      )}
      {mayWrite && <NewAction of={of} ctx={ctx} owners={owners} form={given} places={places} />}
      {model.closed.length > 0 && (
        <Disclosure label={t.closed}>
          <Rows>
            {model.closed.map((line) => (
              <ActionRow line={line} language={language} act={false} />
            ))}
          </Rows>
        </Disclosure>
      )}
    </Section>
  );
};

const NewAction = ({ of, ctx, owners, form: given, places }: Omit<Props, 'plan' | 'away'>) => {
  const { language, file } = ctx;
  const t = patternTexts(language);
  const form = scoped(given ?? emptyForm(), of);
  const part = of === 'disruption' ? t.towards : t.contact;
  return (
    <Disclosure label={part.add} open={given !== undefined}>
      <Form
        action={`/akt/${file.id}/over-tid/${of === 'disruption' ? 'atgard' : 'halla-kontakt'}`}
        hidden={{ _form: newId(), ...(of === 'contact' ? { aim: 'steadyContact' } : {}) }}
      >
        <ErrorSummary form={form} />
        {of === 'disruption' ? (
          <>
            <Select
              form={form}
              name="aim"
              label={t.aim}
              options={disruptionKinds.map((value) => ({ value, label: t.aims[value] }))}
            />
            <TextField form={form} name="words" label={t.more} width="full" optional />
          </>
        ) : (
          <TextField form={form} name="words" label={t.contact.words} help={t.contact.wordsHelp} width="full" />
        )}
        <Select
          form={form}
          name="owner"
          label={t.owner}
          help={t.ownerHelp}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={form} name="dueOn" label={t.dueOn} />
        <PlacesNotice kinds={places} language={language} form={form} />
        <Actions>
          <Button>{part.save}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
