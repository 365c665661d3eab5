import { newId } from '../../kernel/ids.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Mark, Notice, RadioGroup, Section, TextArea } from '../../ui/index.ts';
import { dangers, mayTellGuardians, mayWriteIn } from '../investigation.ts';
import { addressOf } from '../load.ts';
import { investigationTexts } from '../texts.ts';
import type { DocumentProps } from './document-props.ts';

type Props = Pick<DocumentProps, 'ctx' | 'facts' | 'refused'>;

/** The analysis for each child, in each adult's own investigation, with that adult alone (voices V24). */
export const AlonePart = ({ ctx, facts }: Props) => {
  const t = investigationTexts(ctx.language).impact;
  const { investigation } = facts;
  const action = `${addressOf(ctx, investigation.id)}/ensam`;
  const writes = ctx.file.mayWrite('decisions') && mayWriteIn(investigation);
  if (!writes && !investigation.impactAlone) return null;
  return (
    <Section id="ensam" title={t.aloneTitle}>
      {investigation.impactAlone ? (
        <p>
          <Mark kind="done">{t.aloneLine}</Mark>
        </p>
      ) : (
        <p>{t.alone}</p>
      )}
      {writes && (
        <Form
          action={action}
          label={t.aloneTitle}
          hidden={{ _form: newId(), alone: investigation.impactAlone ? 'no' : 'yes' }}
        >
          <Button kind={investigation.impactAlone ? 'quiet' : 'secondary'}>
            {investigation.impactAlone ? t.notAlone : t.act}
          </Button>
        </Form>
      )}
    </Section>
  );
};

/** Asked before any guardian is told: telling one who uses violence can be what hurts (domain: informing is a risk). */
export const DangerPart = ({ ctx, facts, refused }: Props) => {
  const t = investigationTexts(ctx.language).danger;
  const { investigation } = facts;
  const writes = ctx.file.mayWrite('decisions') && mayWriteIn(investigation);
  const form =
    refused?.at === 'danger'
      ? refused.form
      : emptyForm({ danger: investigation.danger ?? '', words: investigation.dangerWords ?? '' });
  return (
    <Section id="fara" title={t.title}>
      {investigation.danger !== null && !mayTellGuardians(investigation.danger) && (
        <Notice kind="danger">
          <p>{t.mustNotTell}</p>
        </Notice>
      )}
      {writes ? (
        <Form action={`${addressOf(ctx, investigation.id)}/fara`} label={t.title} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="danger"
            label={t.label}
            help={t.help}
            inline
            choices={dangers.map((value) => ({ value, label: t.answers[value] }))}
          />
          <TextArea form={form} name="words" label={t.words} rows={3} />
          <Actions>
            <Button kind="secondary">{t.act}</Button>
          </Actions>
        </Form>
      ) : (
        <p>
          <strong>{investigation.danger ? t.answers[investigation.danger] : ''}</strong> {investigation.dangerWords}
        </p>
      )}
    </Section>
  );
};
