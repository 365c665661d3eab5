import { newId } from '../../kernel/ids.ts';
import { emptyForm } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
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

/** What the text on risk must rest on: an assessment that still holds, or why there is none (HSLF-FS 2022:39). */
export const RiskPart = ({ ctx, facts, refused }: Props) => {
  const t = investigationTexts(ctx.language).risk;
  const { investigation, restsOnRisk, riskFresh, risk } = facts;
  const writes = ctx.file.mayWrite('decisions') && mayWriteIn(investigation) && !riskFresh;
  if (!restsOnRisk || (!writes && !investigation.riskReason)) return null;
  const form = refused?.at === 'risk' ? refused.form : emptyForm({ words: investigation.riskReason ?? '' });
  return (
    <Section id="skal" title={t.title}>
      {writes && (
        <div class="stack-near">
          <p>{risk ? t.old : t.none}</p>
          <p>
            <ButtonLink kind="secondary" href={`${facts.top.address}/lage`}>
              {t.assess}
            </ButtonLink>
          </p>
        </div>
      )}
      {writes ? (
        <Form action={`${addressOf(ctx, investigation.id)}/skal`} label={t.words} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <TextArea form={form} name="words" label={t.words} help={t.help} rows={3} />
          <Actions>
            <Button kind="secondary">{t.act}</Button>
          </Actions>
        </Form>
      ) : (
        <p class="written">{investigation.riskReason}</p>
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
