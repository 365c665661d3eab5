import type { PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form } from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';

type Props = PropsWithChildren<{
  frame: Frame;
  /** Of the contact. */
  address: string;
  /** Where the form goes, after that address. */
  to: string;
  form: FormState;
  title: string;
  lead?: string;
  before?: JSX.Element;
  submit: string;
  danger?: boolean;
}>;

/** One question about a contact on a page of its own, and the way back. */
export const ContactFormPage = ({ frame, address, to, form, title, lead, before, submit, danger, children }: Props) => {
  const t = intakeTexts(frame.language).contact;
  return (
    <StaffPage frame={frame} title={title} documentTitle={t.documentTitle} current="intake" lead={lead} narrow>
      {before}
      <Form action={`${address}${to}`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        {children}
        <Actions>
          <Button kind={danger ? 'danger' : undefined}>{submit}</Button>
          <ButtonLink kind="quiet" href={address}>
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};
