import type { Frame } from '../../access/index.ts';
import { newId, type StaffId } from '../../kernel/ids.ts';
import { languageName } from '../../platform/language/language-name.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, CheckboxGroup, Form, RadioGroup, Section } from '../../ui/index.ts';
import { type Competence, spokenLanguages, workerIs, works } from '../competence.ts';
import { competenceTexts } from '../competence-texts.ts';
import { organisationTexts } from '../texts.ts';

type Props = { frame: Frame; staffId: StaffId; competence: Competence };

/** Kept by who leads: seen where somebody is given a case, and only chosen from lists. */
export const CompetencePart = ({ frame, staffId, competence }: Props) => {
  const t = competenceTexts(frame.language);
  const form = emptyForm({
    works: competence.works,
    languages: competence.languages,
    is: competence.is ?? 'unsaid',
  });
  return (
    <Section title={t.title} id="kompetens">
      <Form action={`/organisation/personal/${staffId}/kompetens`} hidden={{ _form: newId() }} label={t.title}>
        <p class="help">{t.help}</p>
        <CheckboxGroup
          form={form}
          name="works"
          label={t.worksLabel}
          choices={works.map((value) => ({ value, label: t.works[value] }))}
          optional
        />
        <CheckboxGroup
          form={form}
          name="languages"
          label={t.languagesLabel}
          choices={spokenLanguages.map((value) => ({ value, label: languageName(value, frame.language) }))}
          inline
          optional
        />
        <RadioGroup
          form={form}
          name="is"
          label={t.isLabel}
          help={t.isHelp}
          choices={[...workerIs, 'unsaid' as const].map((value) => ({ value, label: t.is[value] }))}
          inline
        />
        <Actions>
          <Button kind="secondary">{organisationTexts(frame.language).save}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
