import { type FileContext, StaffPage } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { parseInstant } from '../../kernel/instant.ts';
import { getOk } from '../../kernel/result.ts';
import { showDay, showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import {
  isAwaited,
  isBounced,
  type Referral,
  type ReferralId,
  referralAnswers,
  referralKinds,
  sectionOf,
} from '../referrals.ts';
import { referralTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  referrals: readonly Referral[];
  consents: readonly { readonly id: string; readonly receiver: string }[];
  form?: FormState;
  of?: ReferralId;
  answer?: FormState;
};

export const ReferralsPage = ({ ctx, referrals, consents, form, of, answer }: Props) => {
  const { language, file } = ctx;
  const t = referralTexts(language);
  const shown = form ?? emptyForm();
  return (
    <StaffPage frame={ctx.frame} title={t.title} documentTitle={t.documentTitle} current="files" lead={t.lead} narrow>
      <p class="way-back">
        <a href={`/akt/${file.id}`}>{t.back}</a> <span class="muted">{file.reference}</span>
      </p>
      <div class="stack-wide">
        <Section title={t.all} id="alla">
          {referrals.length === 0 && <p class="muted">{t.none}</p>}
          {referrals.map((one) => (
            <Card
              ctx={ctx}
              one={one}
              bounced={isBounced(one.kind, referrals)}
              form={of === one.id ? answer : undefined}
            />
          ))}
        </Section>
        {file.mayWrite('plan') && (
          <Section title={t.add} id="ny">
            <Form action={`/akt/${file.id}/remisser`} hidden={{ _form: newId() }}>
              {hasErrors(shown) && <ErrorSummary form={shown} />}
              <Select
                form={shown}
                name="kind"
                label={t.kind}
                options={referralKinds
                  .filter((kind) => file.mayWrite(sectionOf(kind)))
                  .map((kind) => ({ value: kind, label: t.kinds[kind] }))}
              />
              <TextField form={shown} name="receiver" label={t.receiver} width="full" />
              <TextField form={shown} name="purpose" label={t.purpose} width="full" />
              <TextField
                form={shown}
                name="wish"
                label={t.wish}
                help={file.side === 'perpetrator' ? t.wishHelp : undefined}
                width="full"
                optional={file.side !== 'perpetrator'}
              />
              <RadioGroup
                form={shown}
                name="ground"
                label={t.ground}
                help={t.otherGround}
                choices={[
                  { value: 'nothing', label: t.nothing },
                  ...consents.map(({ id, receiver }) => ({ value: id, label: t.byConsent(receiver) })),
                ]}
              />
              <DateField form={shown} name="answerBy" label={t.answerBy} />
              <Actions>
                <Button>{t.send}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </div>
    </StaffPage>
  );
};

type CardProps = { ctx: FileContext; one: Referral; bounced: boolean; form: FormState | undefined };

const Card = ({ ctx, one, bounced, form }: CardProps) => {
  const { language } = ctx;
  const t = referralTexts(language);
  const shown = scoped(form ?? emptyForm(), one.id);
  const late = today(ctx.now).until(one.answerBy).sign < 0;
  return (
    <article class="record stack" aria-label={`${t.kinds[one.kind]}, ${one.receiver}`}>
      <h3>
        {t.kinds[one.kind]}: {one.receiver}
      </h3>
      <p class="written">{one.purpose}</p>
      {one.wish && <p class="written">{t.wishes(one.wish)}</p>}
      <p>
        {one.answer && one.answer !== 'waiting' ? (
          <Mark kind={one.answer === 'no' ? 'plain' : 'done'}>{t.answers[one.answer]}</Mark>
        ) : (
          <Mark kind={late ? 'breach' : 'info'}>
            {(one.answer ? t.asksAgain : t.waits)(showDay(language, one.answerBy, today(ctx.now)))}
          </Mark>
        )}{' '}
        {bounced && one.answer === 'no' && <Mark kind="today">{t.bounced}</Mark>}
      </p>
      {one.waited.map(({ words, at }) => (
        <p class="muted">
          {t.saidBefore(words, showFixedMoment(language, getOk(parseInstant(at), 'a moment kept'), ctx.now))}
        </p>
      ))}
      {one.answerWords && <p class="muted">{one.answerWords}</p>}
      <p class="muted">
        {t.madeBy(one.by, showFixedMoment(language, one.at, ctx.now))} {one.disclosed && t.disclosed}
      </p>
      {ctx.file.mayWrite(sectionOf(one.kind)) && (isAwaited(one) || form) && (
        <Disclosure label={t.answerTitle} open={form !== undefined}>
          <Form action={`/akt/${ctx.file.id}/remisser/${one.id}/svar`} hidden={{ _form: newId() }}>
            {hasErrors(shown) && <ErrorSummary form={shown} />}
            <RadioGroup
              form={shown}
              name="answer"
              label={t.answer}
              choices={referralAnswers.map((value) => ({ value, label: t.answers[value] }))}
            />
            <DateField form={shown} name="askAgain" label={t.askAgain} optional />
            <TextArea form={shown} name="words" label={t.answerWords} rows={2} />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </article>
  );
};
