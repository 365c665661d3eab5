import type { Frame } from '../../access/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import { CheckboxGroup, Notice, TextArea } from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';
import { ContactFormPage } from './contact-form-page.tsx';

type Props = { frame: Frame; address: string; form: FormState };

export const DetachPage = ({ frame, address, form }: Props) => {
  const t = intakeTexts(frame.language).detach;
  const before = (
    <Notice kind="today">
      <p>{t.what}</p>
    </Notice>
  );
  return (
    <ContactFormPage {...{ frame, address, form, before }} to="/skilj-av" title={t.title} submit={t.submit} danger>
      <TextArea form={form} name="reason" label={t.reason} rows={3} />
      <CheckboxGroup form={form} name="sure" label={t.check} choices={[{ value: 'yes', label: t.sure }]} />
    </ContactFormPage>
  );
};
