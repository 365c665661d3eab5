import type { FileContext } from '../../../access/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { emptyForm } from '../../../platform/web/form.ts';
import { type MarkKind, markKinds, retentionTexts } from '../../../retention/index.ts';
import { Actions, Button, CheckboxGroup, Form, Section } from '../../../ui/index.ts';

/** What makes that the file is kept, or kept longer: no date tells it, so whoever works in the file does. */
export const Kept = ({ ctx, marks }: { ctx: FileContext; marks: readonly MarkKind[] }) => {
  const t = retentionTexts(ctx.language).marks;
  if (!ctx.file.mayWrite('plan'))
    return marks.length === 0 ? null : (
      <Section title={t.title} id="bevaras">
        <p>{t.label}</p>
        <ul class="lines">
          {marks.map((kind) => (
            <li>{t.kinds[kind]}</li>
          ))}
        </ul>
      </Section>
    );
  return (
    <Section title={t.title} id="bevaras">
      <p class="muted">{t.lead}</p>
      <Form action={`/akt/${ctx.file.id}/bevarande`} hidden={{ _form: newId() }}>
        <CheckboxGroup
          form={emptyForm({ kept: [...marks] })}
          name="kept"
          label={t.label}
          choices={markKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <Actions>
          <Button kind="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
