import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  Notice,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import { fileLinks } from '../links.ts';
import type { Colleague } from '../team.ts';
import { InnerPage } from './inner-page.tsx';

type Props = {
  ctx: FileContext;
  form?: FormState;
  /** Whose conflict the reader may lift. */
  blocked: readonly Colleague[];
  lift?: FormState;
};

/** What will happen stands before it happens; no reason is asked for. */
export const ConflictPage = ({ ctx, form = emptyForm(), blocked, lift = emptyForm() }: Props) => {
  const t = aroundTexts(ctx.language).conflict;
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <Notice kind="today" title={t.whatHappens}>
        <ul>
          <li>{t.effects.shut}</li>
          <li>{t.effects.handed}</li>
          <li>{t.effects.nobody}</li>
          <li>{t.effects.seen}</li>
        </ul>
      </Notice>
      <Form action={fileLinks(ctx.file.id).conflict} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <CheckboxGroup form={form} name="mine" label={t.title} choices={[{ value: 'yes', label: t.tick }]} />
        <Actions>
          <Button kind="danger">{t.act}</Button>
        </Actions>
      </Form>
      {blocked.length > 0 && (
        <Section title={t.lift.title} id="hav">
          <p>{t.lift.lead}</p>
          <Form action={`${fileLinks(ctx.file.id).conflict}/hav`} label={t.lift.title} hidden={{ _form: newId() }}>
            <ErrorSummary form={lift} />
            <Select
              form={lift}
              name="staff"
              label={t.lift.who}
              options={blocked.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            />
            <TextArea form={lift} name="reason" label={t.lift.reason} help={t.lift.reasonHelp} rows={2} />
            <Actions>
              <Button kind="secondary">{t.lift.act}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </InnerPage>
  );
};
