import { newId } from '../../kernel/ids.ts';
import { emptyForm, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Section,
  Select,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { holdKinds } from '../retention.ts';
import { retentionTexts } from '../texts.ts';
import { type DisposalView, dayIn } from './view.ts';

export const Holds = ({ frame, holds, nameOf, forms }: DisposalView) => {
  const t = retentionTexts(frame.language);
  const day = dayIn(frame);
  const form = forms.hold ?? emptyForm();
  return (
    <Section title={t.hold.title} id="stopp">
      <p>{t.hold.lead}</p>
      {holds.length > 0 && (
        <Table
          caption={t.hold.current}
          columns={[
            { key: 'reference', label: t.reference },
            { key: 'kind', label: t.hold.kind },
            { key: 'again', label: t.hold.thinkAgain },
            { key: 'by', label: t.hold.setBy },
            { key: 'end', label: t.hold.end },
          ]}
          rows={holds.map((hold) => ({
            id: `stopp-${hold.id}`,
            cells: {
              reference: hold.reference,
              kind: hold.words ? `${t.hold.kinds[hold.kind]}. ${hold.words}` : t.hold.kinds[hold.kind],
              again: day(hold.thinkAgainOn),
              by: nameOf(hold.setBy),
              end: (
                <Form
                  action={`/organisation/gallringsstopp/${hold.id}/hav`}
                  hidden={{ _form: newId() }}
                  label={`${t.hold.end}: ${hold.reference}`}
                  inline
                >
                  <Button kind="quiet" small>
                    {t.hold.end}
                  </Button>
                </Form>
              ),
            },
          }))}
        />
      )}
      <Disclosure label={t.hold.open} open={hasErrors(form)}>
        <Form action="/organisation/gallringsstopp" hidden={{ _form: newId() }}>
          {hasErrors(form) && <ErrorSummary form={form} />}
          <TextField form={form} name="reference" label={t.hold.reference} help={t.hold.referenceHelp} />
          <Select
            form={form}
            name="kind"
            label={t.hold.kind}
            options={holdKinds.map((value) => ({ value, label: t.hold.kinds[value] }))}
          />
          <TextArea form={form} name="words" label={t.hold.words} rows={2} />
          <DateField form={form} name="thinkAgainOn" label={t.hold.thinkAgain} />
          <Actions>
            <Button kind="secondary">{t.hold.act}</Button>
          </Actions>
        </Form>
      </Disclosure>
    </Section>
  );
};
