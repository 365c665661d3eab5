import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form, Select } from '../../ui/index.ts';
import type { Colleague } from '../receivers.store.ts';
import { intakeTexts } from '../texts.ts';

type Props = { frame: Frame; address: string; receivers: readonly Colleague[]; form: FormState };

export const GivePage = ({ frame, address, receivers, form }: Props) => {
  const t = intakeTexts(frame.language);
  return (
    <StaffPage
      frame={frame}
      title={t.give.title}
      documentTitle={t.contact.documentTitle}
      current="intake"
      lead={t.give.lead}
      narrow
    >
      <Form action={`${address}/ge`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="receiver"
          label={t.give.receiver}
          options={receivers.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        />
        <Actions>
          <Button>{t.give.submit}</Button>
          <ButtonLink kind="quiet" href={address}>
            {t.contact.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
