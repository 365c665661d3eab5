import type { FileContext } from '../../access/index.ts';
import {
  askedBases,
  askedInterventions,
  type ChildAsked,
  childOpinions,
  guardianTexts,
  type Weighed,
} from '../../guardians/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { type FileTopFacts, nameOf, type Protected, SafetyPage, Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Select,
} from '../../ui/index.ts';
import { QuestionPart } from './guardian-question.tsx';

/** The form that has to be changed: which one, and as it was posted. */
export type Given = { readonly of: string; readonly form: FormState };
type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  child: Protected;
  asked: ChildAsked;
  all: readonly Weighed[];
  given: Given | undefined;
};

/** For each intervention: what each guardian has said, whether that is enough, and else the lawful ways on (V22). */
export const GuardianPage = ({ ctx, top, child, asked, all, given }: Props) => {
  const t = guardianTexts(ctx.language);
  const address = `${top.address}/vardnad/${child.id}`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title(nameOf(child, top.people, ctx.language))} lead={t.lead} narrow>
      <p>
        {asked.age === undefined ? t.ageUnknown : t.age(asked.age)}{' '}
        {asked.guardians.length === 0
          ? t.noGuardians
          : asked.guardians
              .map(({ name, usesViolence }) => (usesViolence ? `${name} (${t.usesViolence})` : name))
              .join(', ')}
      </p>
      {all.map((one) => (
        <QuestionPart ctx={ctx} address={address} asked={asked} weighed={one} given={given} />
      ))}
      {ctx.file.mayWrite('children') && (
        <Section title={t.newTitle} id="ny">
          <BeginForm
            ctx={ctx}
            address={address}
            asked={asked}
            form={given?.of === 'new' ? given.form : undefined}
            open={all.length === 0 || given?.of === 'new'}
          />
        </Section>
      )}
    </SafetyPage>
  );
};

type BeginProps = Pick<Props, 'ctx' | 'asked'> & { address: string; form: FormState | undefined; open: boolean };

const BeginForm = ({ ctx, address, asked, form: given, open }: BeginProps) => {
  const t = guardianTexts(ctx.language);
  const form = scoped(given ?? emptyForm(), 'ny');
  return (
    <Disclosure label={t.begin} open={open}>
      <Form action={address} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <Select
          form={form}
          name="intervention"
          label={t.intervention}
          options={askedInterventions.map((value) => ({ value, label: t.interventions[value] }))}
        />
        <RadioGroup
          form={form}
          name="basis"
          label={t.basis}
          choices={askedBases.map((value) => ({ value, label: t.bases[value] }))}
        />
        <RadioGroup
          form={form}
          name="opinion"
          label={t.opinion}
          choices={childOpinions.map((value) => ({ value, label: t.opinions[value] }))}
          inline
        />
        <Tick form={form} name="suitable" label={t.suitable} />
        {asked.guardians.length > 0 && (
          <Select
            form={form}
            name="staysWith"
            label={t.staysWith}
            options={asked.guardians.map(({ id, name }) => ({ value: id, label: name }))}
            emptyLabel={t.staysNowhere}
            optional
          />
        )}
        <Notice kind="info" title={t.waysHelp} />
        <Actions>
          <Button kind="secondary">{t.begin}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
