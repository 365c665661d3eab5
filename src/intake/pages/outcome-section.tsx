import { newId } from '../../kernel/ids.ts';
import { emptyForm } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  TextArea,
} from '../../ui/index.ts';
import { adviceOutcomes, informationKinds } from '../contact-codes.ts';
import { intakeTexts } from '../texts.ts';
import type { FormName, SectionProps } from './section-props.ts';

/** How a contact ends, and how one that has ended is opened again: she may change her mind on any day. */
export const OutcomeSection = (props: SectionProps & { refused: FormName | undefined }) => {
  const { model, facts, frame, isNext, refused } = props;
  const t = intakeTexts(frame.language);
  const o = t.outcome;
  const { contact } = facts;
  if (model.ended) return <Ended {...props} />;
  return (
    <>
      <p>{o.lead}</p>
      {model.childrenLeft && (
        <Notice kind="today">
          <p>{o.notNowChildren}</p>
        </Notice>
      )}
      {model.mayWrite && (
        <>
          <p>{o.openFilesHelp}</p>
          <p>
            <ButtonLink kind={isNext('outcome') ? 'primary' : 'secondary'} href={`${model.address}/oppna-akter`}>
              {o.openFiles}
            </ButtonLink>
          </p>
          <Disclosure label={o.notNow} open={refused === 'notNow'}>
            <NotNowForm {...props} />
          </Disclosure>
          <Disclosure label={o.advice} open={refused === 'advice'}>
            <AdviceForm {...props} />
          </Disclosure>
          {contact.state !== 'handedOver' && (
            <p>
              <a href={`${model.address}/lamna-over`}>{t.contact.handOver}</a>
            </p>
          )}
        </>
      )}
    </>
  );
};

const Ended = ({ model, facts, frame }: SectionProps) => {
  const t = intakeTexts(frame.language);
  const { contact } = facts;
  const items = [
    { term: t.step.outcome, value: t.state[contact.state] },
    ...(contact.comeBack ? [{ term: t.outcome.comeBack, value: contact.comeBack }] : []),
    ...(contact.informationGiven.length > 0
      ? [
          {
            term: t.outcome.information,
            value: contact.informationGiven.map((kind) => t.outcome.informationKinds[kind]).join('. '),
          },
        ]
      : []),
    ...(contact.mayContact === null
      ? []
      : [{ term: t.outcome.mayContact, value: t.outcome.mayContactChoices[contact.mayContact ? 'yes' : 'no'] }]),
    ...(contact.outcomeWords ? [{ term: t.outcome.words, value: contact.outcomeWords }] : []),
  ];
  return (
    <>
      <DescriptionList items={items} />
      {model.childrenLeft && (
        <Notice kind="today">
          <p>{t.outcome.notNowChildren}</p>
        </Notice>
      )}
      {model.mayWrite && contact.concernsFileId && contact.state === 'filesOpened' && (
        <p>
          <a href={`${model.address}/skilj-av`}>{t.detach.link}</a>
        </p>
      )}
      {model.mayWrite && contact.state !== 'filesOpened' && (
        <Form action={`${model.address}/oppna-igen`} hidden={{ _form: newId() }} inline>
          <Button kind="secondary">{t.outcome.reopen}</Button>
        </Form>
      )}
    </>
  );
};

const NotNowForm = ({ model, frame, formFor }: SectionProps) => {
  const t = intakeTexts(frame.language);
  const form = formFor('notNow', emptyForm());
  return (
    <Form action={`${model.address}/senare`} hidden={{ _form: newId() }} label={t.outcome.notNow}>
      <ErrorSummary form={form} />
      <p>{t.outcome.notNowHelp}</p>
      <TextArea form={form} name="notNow.comeBack" label={t.outcome.comeBack} help={t.outcome.comeBackHelp} rows={2} />
      <CheckboxGroup
        form={form}
        name="notNow.information"
        label={t.outcome.information}
        choices={informationKinds.map((value) => ({ value, label: t.outcome.informationKinds[value] }))}
      />
      <RadioGroup
        form={form}
        name="notNow.mayContact"
        label={t.outcome.mayContact}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t.outcome.mayContactChoices[value] }))}
      />
      <TextArea form={form} name="notNow.words" label={t.outcome.words} rows={3} optional />
      <Actions>
        <Button kind="secondary">{t.outcome.notNowSubmit}</Button>
      </Actions>
    </Form>
  );
};

const AdviceForm = ({ model, frame, formFor }: SectionProps) => {
  const t = intakeTexts(frame.language);
  const form = formFor('advice', emptyForm());
  return (
    <Form action={`${model.address}/avsluta`} hidden={{ _form: newId() }} label={t.outcome.advice}>
      <ErrorSummary form={form} />
      <p>{t.outcome.adviceHelp}</p>
      <RadioGroup
        form={form}
        name="advice.outcome"
        label={t.outcome.adviceKind}
        choices={adviceOutcomes.map((value) => ({ value, label: t.outcome.adviceKinds[value] }))}
      />
      <TextArea form={form} name="advice.words" label={t.outcome.adviceWords} rows={4} />
      <Actions>
        <Button kind="secondary">{t.outcome.adviceSubmit}</Button>
      </Actions>
    </Form>
  );
};
