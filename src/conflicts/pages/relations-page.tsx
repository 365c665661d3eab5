import { type StaffContext, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Notice, RadioGroup, Section, TextField } from '../../ui/index.ts';
import type { Relation } from '../relation.store.ts';
import { conflictTexts } from '../texts.ts';

type Props = {
  ctx: StaffContext;
  relations: readonly Relation[];
  own?: FormState;
  other?: FormState;
};

/** One's own page: whom one has named is shown by kind and day alone, also to oneself. */
export const RelationsPage = ({ ctx, relations, own = emptyForm(), other = emptyForm() }: Props) => {
  const { language, now } = ctx;
  const t = conflictTexts(language);
  const self = relations.find(({ kind }) => kind === 'self');
  const close = relations.filter(({ kind }) => kind !== 'self');
  return (
    <StaffPage frame={ctx.frame} title={t.title} documentTitle={t.documentTitle} lead={t.lead} narrow>
      <div class="stack-wide">
        <Notice kind="info" title={t.how.title}>
          <ul>
            <li>{t.how.shut}</li>
            <li>{t.how.nothing}</li>
            <li>{t.how.kept}</li>
            <li>{t.how.leader}</li>
            <li>{t.how.stays}</li>
          </ul>
        </Notice>
        <Section title={t.own.title} id="eget">
          <p>{self ? t.own.entered(showFixedMoment(language, self.declaredAt, now)) : t.own.missing}</p>
          {!self && (
            <Form action="/jav/eget" label={t.own.title} hidden={{ _form: newId() }}>
              <ErrorSummary form={own} />
              <TextField form={own} name="ownNumber" label={t.own.number} help={t.own.numberHelp} width="medium" />
              <Actions>
                <Button kind="secondary">{t.own.act}</Button>
              </Actions>
            </Form>
          )}
        </Section>
        <Section title={t.declared.title} id="narstaende" count={close.length}>
          <p class="muted">{t.declared.lead}</p>
          {close.length === 0 && <p>{t.declared.none}</p>}
          <ul class="lines">
            {close.map(({ id, kind, declaredAt }) => (
              <li>
                <p>{t.declared.line(t.declared.kinds[kind], showFixedMoment(language, declaredAt, now))}</p>
                <Form
                  action="/jav/ta-bort"
                  label={t.declared.kinds[kind]}
                  hidden={{ _form: newId(), relation: id }}
                  inline
                >
                  <Button kind="secondary" small>
                    {t.declared.remove}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
          <Form action="/jav" label={t.declared.add} hidden={{ _form: newId() }}>
            <ErrorSummary form={other} />
            <TextField
              form={other}
              name="number"
              label={t.declared.number}
              help={t.declared.numberHelp}
              width="medium"
            />
            <RadioGroup
              form={other}
              name="kind"
              label={t.declared.kind}
              choices={(['household', 'other'] as const).map((value) => ({ value, label: t.declared.kinds[value] }))}
            />
            <Actions>
              <Button>{t.declared.act}</Button>
            </Actions>
          </Form>
        </Section>
      </div>
    </StaffPage>
  );
};
