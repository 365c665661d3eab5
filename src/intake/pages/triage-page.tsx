import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { BothSidesDecision } from '../../leading/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  Select,
} from '../../ui/index.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { PersonTold } from '../people.store.ts';
import type { Colleague } from '../receivers.store.ts';
import { intakeTexts } from '../texts.ts';
import { mayHaveFile, partsFor, readersOf } from '../triage.ts';
import { fieldOf, type OwnFile, protectionLevels } from '../triage-form.ts';
import { contactModel, personTitle } from './contact-model.ts';

type Props = {
  frame: Frame;
  facts: ContactFacts;
  files: readonly OwnFile[];
  staff: readonly Colleague[];
  form: FormState;
};

export const TriagePage = (props: Props) => {
  const { frame, facts, form, staff } = props;
  const t = intakeTexts(frame.language);
  const address = `/kontakt/${facts.file.id}`;
  const people = facts.people.filter(mayHaveFile);
  const names = new Map(staff.map(({ staffId, name, unitName }) => [staffId, `${name}, ${unitName}`]));
  const options = [...names].map(([value, label]) => ({ value, label }));
  const teamFields = (prefix: 'team' | 'other') => (
    <>
      <Select form={form} name={`${prefix}.responsible`} label={t.triage.responsible} options={options} />
      <Select
        form={form}
        name={`${prefix}.deputy`}
        label={t.triage.deputy}
        help={t.triage.deputyHelp}
        options={options}
      />
    </>
  );
  return (
    <StaffPage
      frame={frame}
      title={t.triage.title}
      documentTitle={t.contact.documentTitle}
      current="intake"
      lead={t.triage.lead}
      narrow
    >
      <Form action={`${address}/oppna-akter`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        {people.map((person) => (
          <PersonChoice {...props} person={person} />
        ))}
        <Fieldset legend={t.triage.teamLegend}>
          {teamFields('team')}
          <BothSidesDecision form={form} language={frame.language} />
        </Fieldset>
        {people.some(({ part }) => part === 'usesViolence') && (
          <Fieldset legend={t.triage.otherTeamLegend}>{teamFields('other')}</Fieldset>
        )}
        <Actions>
          <Button>{t.triage.submit}</Button>
          <ButtonLink kind="quiet" href={address}>
            {t.contact.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};

const PersonChoice = ({ frame, facts, files, form, person }: Props & { person: PersonTold }) => {
  const t = intakeTexts(frame.language);
  const field = `people.${fieldOf(person.id)}`;
  const model = contactModel(facts, { known: true, words: '' }, frame.language, frame.now);
  const tellings = facts.violence.flatMap(({ ids }, at) => {
    const view = model.happenings[at];
    return view ? [{ value: ids[0] ?? '', label: view.title, help: view.lines.join(' · ') }] : [];
  });
  const parts = partsFor(person);
  const existing = files.map(({ fileId, reference, label, closed }) => ({
    value: fileId,
    label: t.triage.existing(reference, label),
    help: closed ? t.triage.closedHelp : undefined,
  }));
  return (
    <Fieldset legend={`${personTitle(person, t)} – ${t.part[person.part].toLowerCase()}`}>
      {person.part === 'usesViolence' && (
        <Notice kind="today">
          <p>{t.triage.perpetrator}</p>
        </Notice>
      )}
      {person.part === 'child' && <ReadersNotice frame={frame} facts={facts} child={person} />}
      <RadioGroup
        form={form}
        name={`${field}.choice`}
        label={t.triage.choice}
        choices={[
          { value: 'new', label: t.triage.choices.new },
          ...(person.part === 'usesViolence' ? [] : existing),
          { value: 'none', label: t.triage.choices.none },
        ]}
      />
      <Select
        form={form}
        name={`${field}.protection`}
        label={t.triage.protection}
        help={t.triage.protectionHelp}
        options={protectionLevels.map((value) => ({ value, label: t.triage.levels[value] }))}
      />
      {person.part !== 'usesViolence' && tellings.length > 0 && (
        <CheckboxGroup
          form={form}
          name={`${field}.tellings`}
          label={t.triage.tellings}
          help={person.part === 'child' ? t.triage.childOnly : undefined}
          optional
          choices={tellings}
        />
      )}
      {parts.length > 0 && (
        <CheckboxGroup
          form={form}
          name={`${field}.parts`}
          label={t.triage.parts}
          optional
          choices={parts.map((value) => ({ value, label: t.triage.partNames[value] }))}
        />
      )}
    </Fieldset>
  );
};

/** Who will be able to read the child's file, said before anything is put there (voices V02). */
const ReadersNotice = ({ frame, facts, child }: { frame: Frame; facts: ContactFacts; child: PersonTold }) => {
  const t = intakeTexts(frame.language);
  const readers = readersOf(child, facts.people);
  if (readers.unknown) {
    return (
      <Notice kind="today">
        <p>{t.triage.readersUnknown}</p>
      </Notice>
    );
  }
  const dangerous = readers.guardians.filter(({ part }) => part === 'usesViolence').map((one) => personTitle(one, t));
  return (
    <Notice kind={readers.dangerous ? 'danger' : 'info'}>
      <p>{t.triage.readers(readers.guardians.map((one) => personTitle(one, t)).join(', '))}</p>
      {dangerous.length > 0 && <p>{t.triage.readersDanger(dangerous.join(', '))}</p>}
    </Notice>
  );
};
