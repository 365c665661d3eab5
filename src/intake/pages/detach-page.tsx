import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, CheckboxGroup, ErrorSummary, Form, Notice, TextArea } from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';

type Props = { frame: Frame; address: string; form: FormState };

export const DetachPage = ({ frame, address, form }: Props) => {
  const t = intakeTexts(frame.language);
  return (
    <StaffPage frame={frame} title={t.detach.title} documentTitle={t.contact.documentTitle} current="intake" narrow>
      <Notice kind="today">
        <p>{t.detach.what}</p>
      </Notice>
      <Form action={`${address}/skilj-av`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="reason" label={t.detach.reason} rows={3} />
        <CheckboxGroup
          form={form}
          name="sure"
          label={t.detach.check}
          choices={[{ value: 'yes', label: t.detach.sure }]}
        />
        <Actions>
          <Button kind="danger">{t.detach.submit}</Button>
          <ButtonLink kind="quiet" href={address}>
            {t.contact.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
