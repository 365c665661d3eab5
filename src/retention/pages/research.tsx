import { newId } from '../../kernel/ids.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, CheckboxGroup, Form, Section } from '../../ui/index.ts';
import { retentionTexts } from '../texts.ts';
import type { DisposalView } from './view.ts';

export const Research = ({ frame, everybodyKept }: DisposalView) => {
  const t = retentionTexts(frame.language).research;
  return (
    <Section title={t.title} id="urval">
      <Form action="/organisation/gallringsurval" hidden={{ _form: newId() }}>
        <CheckboxGroup
          form={emptyForm({ everybody: everybodyKept ? 'yes' : '' })}
          name="everybody"
          label={t.label}
          help={t.lead}
          choices={[{ value: 'yes', label: t.tick }]}
        />
        <Actions>
          <Button kind="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
