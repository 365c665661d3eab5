import type { Frame } from '../../access/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Select, TextArea } from '../../ui/index.ts';
import type { Colleague } from '../receivers.store.ts';
import { intakeTexts } from '../texts.ts';
import { ContactFormPage } from './contact-form-page.tsx';

/** One choice names unit and person at once: what is handed to a unit alone is held by nobody. */
export const receiverValue = ({ unitId, staffId }: Colleague): string => `${unitId}.${staffId}`;

type Props = { frame: Frame; address: string; receivers: readonly Colleague[]; form: FormState };

export const HandOverPage = ({ frame, address, receivers, form }: Props) => {
  const t = intakeTexts(frame.language).handOver;
  return (
    <ContactFormPage {...{ frame, address, form }} to="/lamna-over" title={t.title} lead={t.lead} submit={t.submit}>
      <Select
        form={form}
        name="receiver"
        label={t.receiver}
        options={receivers.map((one) => ({ value: receiverValue(one), label: `${one.unitName}: ${one.name}` }))}
      />
      <TextArea form={form} name="words" label={t.words} rows={4} />
    </ContactFormPage>
  );
};
