import { newId } from '../../kernel/ids.ts';
import { yesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { childExposures, violenceWords } from '../../safety/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { addedParts, relations } from '../contact-codes.ts';
import type { PersonTold } from '../people.store.ts';
import { intakeTexts } from '../texts.ts';
import type { PersonView } from './contact-model.ts';
import type { FormName, SectionProps } from './section-props.ts';

export const PeopleSection = (props: SectionProps & { refused: FormName | undefined }) => {
  const { model, facts, frame, formFor, isNext, refused } = props;
  const t = intakeTexts(frame.language);
  const { contact } = facts;
  return (
    <>
      <h3>{t.people.self}</h3>
      <p>{model.self?.name ?? t.contact.nameMissing}</p>
      {model.mayWriteIdentity && (
        <Disclosure label={t.people.selfChange} open={refused === 'self'}>
          <SelfForm {...props} form={formFor('self', selfValues(model.self))} />
        </Disclosure>
      )}

      <h3>{t.people.children}</h3>
      {!model.mayAskAboutChildren ? (
        <Notice kind="info">
          <p>
            {t.duty.locked} <a href="#dutyToReport">{t.step.dutyToReport}</a>
          </p>
        </Notice>
      ) : (
        <>
          <PeopleList
            people={model.children}
            address={model.address}
            correct={model.mayWrite ? t.people.correct : undefined}
          />
          {model.children.length === 0 && model.mayWrite && (
            <ChildrenKnownForm
              {...props}
              form={formFor(
                'childrenKnown',
                emptyForm({ childrenKnown: contact.childrenKnown === 'notAsked' ? undefined : contact.childrenKnown }),
              )}
            />
          )}
          {model.mayWrite && (
            <Disclosure
              label={model.children.length > 0 ? t.people.addNextChild : t.people.addChild}
              open={refused === 'child' || (contact.childrenKnown === 'yes' && model.children.length === 0)}
            >
              <Form action={`${model.address}/fler`} hidden={{ _form: newId() }} label={t.people.addChild}>
                <ChildFields {...props} form={formFor('child', emptyForm())} />
                <Actions>
                  <Button kind={isNext('people') ? 'primary' : 'secondary'}>{t.people.saveChild}</Button>
                </Actions>
              </Form>
            </Disclosure>
          )}
        </>
      )}

      <h3>{t.people.others}</h3>
      <PeopleList
        people={model.others}
        address={model.address}
        correct={model.mayWrite ? t.people.correct : undefined}
      />
      {model.mayWrite && (
        <Disclosure label={t.people.addOther} open={refused === 'other'}>
          <Form action={`${model.address}/andra`} hidden={{ _form: newId() }} label={t.people.addOther}>
            <OtherFields
              {...props}
              form={formFor(
                'other',
                emptyForm({ 'other.part': model.others.length === 0 ? 'usesViolence' : undefined }),
              )}
            />
            <Actions>
              <Button kind="secondary">{t.people.saveOther}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </>
  );
};

const PeopleList = ({
  people,
  address,
  correct,
}: {
  people: readonly PersonView[];
  address: string;
  correct: string | undefined;
}) =>
  people.length === 0 ? null : (
    <ul class="facts">
      {people.map(({ id, title, lines }) => (
        <li>
          <p>
            <strong>{title}</strong>
            {correct && (
              <>
                {' · '}
                <a href={`${address}/person/${id}`}>
                  {correct}
                  <span class="unseen"> {title}</span>
                </a>
              </>
            )}
          </p>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </li>
      ))}
    </ul>
  );

const selfValues = (self: PersonTold | undefined): FormState =>
  emptyForm({
    'self.name': self?.name ?? undefined,
    'self.number': self?.number ?? undefined,
    'self.birthYear': self?.birthYear?.toString(),
  });

const SelfForm = ({ model, frame, form }: SectionProps & { form: FormState }) => {
  const t = intakeTexts(frame.language);
  return (
    <Form action={`${model.address}/person`} hidden={{ _form: newId() }} label={t.people.selfChange}>
      <ErrorSummary form={form} />
      <NameFields form={form} prefix="self" frame={frame} />
      <Actions>
        <Button kind="secondary">{t.contact.save}</Button>
      </Actions>
    </Form>
  );
};

const ChildrenKnownForm = ({ model, frame, form }: SectionProps & { form: FormState }) => {
  const t = intakeTexts(frame.language);
  return (
    <Form action={`${model.address}/familj`} hidden={{ _form: newId() }} label={t.people.childrenKnown}>
      <ErrorSummary form={form} />
      <RadioGroup
        form={form}
        name="childrenKnown"
        label={t.people.childrenKnown}
        help={t.people.childrenKnownHelp}
        inline
        choices={yesNoUnknown.map((value) => ({ value, label: t.yesNoUnknown[value] }))}
      />
      <Actions>
        <Button kind="secondary">{t.contact.save}</Button>
      </Actions>
    </Form>
  );
};

const NameFields = ({
  form,
  prefix,
  frame,
}: {
  form: FormState;
  prefix: 'self' | 'child';
  frame: SectionProps['frame'];
}) => {
  const t = intakeTexts(frame.language);
  return (
    <>
      <TextField form={form} name={`${prefix}.name`} label={t.people.name} help={t.people.nameHelp} optional />
      <TextField
        form={form}
        name={`${prefix}.birthYear`}
        label={t.people.birthYear}
        help={t.people.birthYearHelp}
        width="short"
        inputmode="numeric"
        optional
      />
      <TextField
        form={form}
        name={`${prefix}.number`}
        label={t.people.number}
        help={t.people.numberHelp}
        width="short"
        inputmode="numeric"
        optional
      />
    </>
  );
};

type FieldsProps = Pick<SectionProps, 'model' | 'frame'> & { form: FormState };

export const ChildFields = ({ model, frame, form }: FieldsProps) => {
  const t = intakeTexts(frame.language);
  const words = violenceWords(frame.language).exposure;
  return (
    <>
      <ErrorSummary form={form} />
      <NameFields form={form} prefix="child" frame={frame} />
      <RadioGroup
        form={form}
        name="child.livesWith"
        label={t.people.livesWithHer}
        inline
        choices={yesNoUnknown.map((value) => ({ value, label: t.yesNoUnknown[value] }))}
      />
      <CheckboxGroup
        form={form}
        name="child.exposure"
        label={t.people.exposure}
        help={t.people.exposureHelp}
        optional
        choices={childExposures
          .filter((code) => code !== 'notAsked')
          .map((value) => ({ value, label: words[value].label, help: words[value].means }))}
      />
      <CheckboxGroup
        form={form}
        name="child.guardians"
        label={t.people.guardians}
        help={t.people.guardiansHelp}
        optional
        choices={model.guardianChoices}
      />
      <TextArea form={form} name="child.words" label={t.people.childWords} rows={2} optional />
    </>
  );
};

/** Corrected, a person stays what it is in this file: clocks and violence told of point at it. */
export const OtherFields = ({ frame, form, part }: FieldsProps & { part?: PersonTold['part'] }) => {
  const t = intakeTexts(frame.language);
  return (
    <>
      <ErrorSummary form={form} />
      {part ? (
        <input type="hidden" name="other.part" value={part} />
      ) : (
        <RadioGroup
          form={form}
          name="other.part"
          label={t.people.otherPart}
          choices={addedParts.map((value) => ({ value, ...t.addedPart[value] }))}
        />
      )}
      <TextField form={form} name="other.name" label={t.people.name} help={t.people.nameHelp} optional />
      {(part === undefined || part === 'usesViolence') && (
        <TextField
          form={form}
          name="other.number"
          label={t.people.otherNumber}
          help={t.people.otherNumberHelp}
          width="short"
          inputmode="numeric"
          optional
        />
      )}
      <Select
        form={form}
        name="other.relation"
        label={t.people.relation}
        options={relations.map((value) => ({ value, label: t.relation[value] }))}
      />
      <RadioGroup
        form={form}
        name="other.livesWith"
        label={t.people.livesWithHerOther}
        inline
        choices={yesNoUnknown.map((value) => ({ value, label: t.yesNoUnknown[value] }))}
      />
      <TextArea
        form={form}
        name="other.words"
        label={t.people.otherWords}
        help={t.people.otherHelp}
        rows={2}
        optional
      />
    </>
  );
};
