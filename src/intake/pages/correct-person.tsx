import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, Form } from '../../ui/index.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { PersonTold } from '../people.store.ts';
import { intakeTexts } from '../texts.ts';
import { contactModel } from './contact-model.ts';
import { ChildFields, OtherFields } from './people-section.tsx';

export const childValuesOf = (child: PersonTold): FormState =>
  emptyForm({
    'child.name': child.name ?? undefined,
    'child.number': child.number ?? undefined,
    'child.birthYear': child.birthYear?.toString(),
    'child.livesWith': child.livesWith,
    'child.exposure': child.exposure,
    'child.guardians': child.guardianIds,
    'child.words': child.words ?? undefined,
  });

export const otherValuesOf = (person: PersonTold): FormState =>
  emptyForm({
    'other.part': person.part,
    'other.name': person.name ?? undefined,
    'other.number': person.number ?? undefined,
    'other.relation': person.relation ?? undefined,
    'other.livesWith': person.livesWith,
    'other.words': person.words ?? undefined,
  });

type Props = { frame: Frame; facts: ContactFacts; person: PersonTold; form: FormState };

/** What was heard wrong is put right where it stands; that it was corrected is seen in the time line. */
export const CorrectPersonPage = ({ frame, facts, person, form }: Props) => {
  const t = intakeTexts(frame.language);
  const model = contactModel(facts, { known: false, words: '' }, frame.language, frame.now);
  return (
    <StaffPage
      frame={frame}
      title={t.people.correctTitle}
      documentTitle={t.contact.documentTitle}
      current="intake"
      narrow
    >
      <Form action={`${model.address}/person/${person.id}`} hidden={{ _form: newId() }}>
        {person.part === 'child' ? (
          <ChildFields model={model} frame={frame} form={form} />
        ) : (
          <OtherFields model={model} frame={frame} form={form} part={person.part} />
        )}
        <Actions>
          <Button>{t.contact.save}</Button>
          <ButtonLink kind="quiet" href={`${model.address}#people`}>
            {t.contact.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
