import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form, Select, TextArea } from '../../ui/index.ts';
import type { Colleague } from '../receivers.store.ts';
import { intakeTexts } from '../texts.ts';

/** One choice names unit and person at once: what is handed to a unit alone is held by nobody. */
export const receiverValue = ({ unitId, staffId }: Colleague): string => `${unitId}.${staffId}`;

type Props = { frame: Frame; address: string; receivers: readonly Colleague[]; form: FormState };

export const HandOverPage = ({ frame, address, receivers, form }: Props) => {
  const t = intakeTexts(frame.language);
  return (
    <StaffPage
      frame={frame}
      title={t.handOver.title}
      documentTitle={t.contact.documentTitle}
      current="intake"
      lead={t.handOver.lead}
      narrow
    >
      <Form action={`${address}/lamna-over`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="receiver"
          label={t.handOver.receiver}
          options={receivers.map((one) => ({ value: receiverValue(one), label: `${one.unitName}: ${one.name}` }))}
        />
        <TextArea form={form} name="words" label={t.handOver.words} rows={4} />
        <Actions>
          <Button>{t.handOver.submit}</Button>
          <ButtonLink kind="quiet" href={address}>
            {t.contact.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
