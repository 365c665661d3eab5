import { newId } from '../../kernel/ids.ts';
import { PlacesNotice } from '../../location/index.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { deciderInWords } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { mayWriteIn } from '../investigation.ts';
import { addressOf } from '../load.ts';
import { investigationTexts } from '../texts.ts';
import type { DocumentProps } from './document-props.ts';

type Props = Pick<DocumentProps, 'ctx' | 'facts' | 'signing' | 'refused' | 'places'>;

/** Draft, comment, signature (voices V48): handed to one who may sign, given back with comments, signed by the one who has the right. */
export const ReviewPart = ({ ctx, facts, signing, refused, places }: Props) => {
  const { language } = ctx;
  const t = investigationTexts(language).review;
  const { investigation } = facts;
  if (!mayWriteIn(investigation) || !ctx.file.mayWrite('decisions'))
    return refused?.at === 'review' ? <ErrorSummary form={refused.form} /> : null;
  const at = addressOf(ctx, investigation.id);
  const form = refused?.at === 'review' ? refused.form : emptyForm({ of: investigation.askedOfId ?? undefined });
  const inReview = investigation.state === 'review';
  return (
    <Section id="granskning" title={t.title}>
      <ErrorSummary form={form} />
      {!inReview &&
        (signing.deciders.length === 0 ? (
          <Notice kind="danger">
            <p>{t.nobody}</p>
          </Notice>
        ) : (
          <Form action={`${at}/granska`} label={t.handIn} hidden={{ _form: newId() }}>
            <Select
              form={form}
              name="of"
              label={t.of}
              help={t.ofHelp}
              options={signing.deciders.map((one) => ({ value: one.id, label: deciderInWords(one, language) }))}
            />
            <Actions>
              <Button kind={signing.delegation && facts.gaps.length === 0 ? 'secondary' : 'primary'}>{t.handIn}</Button>
            </Actions>
          </Form>
        ))}
      {inReview && (
        <Form action={`${at}/lamna-tillbaka`} label={t.back} hidden={{ _form: newId() }}>
          <Actions>
            <Button kind="secondary">{t.back}</Button>
          </Actions>
        </Form>
      )}
      {signing.delegation && (inReview || facts.gaps.length === 0) ? (
        <Form action={`${at}/signera`} label={t.sign} hidden={{ _form: newId() }}>
          <p class="help">{t.signHelp}</p>
          <PlacesNotice kinds={places} language={language} form={form} />
          <Actions>
            <Button>{t.sign}</Button>
          </Actions>
        </Form>
      ) : (
        inReview && <p class="help">{signing.words}</p>
      )}
    </Section>
  );
};

/** Only before the time has run out, for special reasons, to a day that is named (a child's by SoL 20:3, an adult's by local rule). */
export const MoreTime = ({
  ctx,
  facts,
  extending,
  refused,
}: Pick<DocumentProps, 'ctx' | 'facts' | 'extending' | 'refused'>) => {
  if (!extending || !ctx.file.mayWrite('decisions')) return null;
  const t = investigationTexts(ctx.language).more;
  const form = refused?.at === 'moreTime' ? refused.form : { ...emptyForm(), scope: 'mer-tid' };
  return (
    <Disclosure label={t.title} id="mer-tid" open={refused?.at === 'moreTime'}>
      <p>{t.help[facts.investigation.subject]}</p>
      <p class="help">{extending.words}</p>
      {(extending.delegation || refused?.at === 'moreTime') && (
        <Form action={`${addressOf(ctx, facts.investigation.id)}/mer-tid`} label={t.title} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <DateField form={form} name="until" label={t.until} help={t.untilHelp} />
          <TextArea form={form} name="reason" label={t.reason} rows={3} />
          <Actions>
            <Button kind="secondary">{t.act}</Button>
          </Actions>
        </Form>
      )}
    </Disclosure>
  );
};
