import type { Frame } from '../../access/index.ts';
import { type Candidate, Candidates, noWish } from '../../leading/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Select } from '../../ui/index.ts';
import type { Colleague } from '../receivers.store.ts';
import { intakeTexts } from '../texts.ts';
import { ContactFormPage } from './contact-form-page.tsx';

type Props = {
  frame: Frame;
  address: string;
  receivers: readonly Colleague[];
  candidates: readonly Candidate[];
  form: FormState;
};

export const GivePage = ({ frame, address, receivers, candidates, form }: Props) => {
  const t = intakeTexts(frame.language).give;
  return (
    <ContactFormPage {...{ frame, address, form }} to="/ge" title={t.title} lead={t.lead} submit={t.submit}>
      <Select
        form={form}
        name="receiver"
        label={t.receiver}
        options={receivers.map(({ staffId, name }) => ({ value: staffId, label: name }))}
      />
      <Candidates language={frame.language} now={frame.now} candidates={candidates} wish={noWish} hindrances={false} />
    </ContactFormPage>
  );
};
