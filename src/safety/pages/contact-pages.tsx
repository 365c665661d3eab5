import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import {
  allowedNow,
  type Channel,
  type ContactRefusal,
  channels,
  resultsOf,
  type SafeContactRule,
} from '../safe-contact.ts';
import { channelsInWords, safeContactTexts, wayInWords } from '../safe-contact-words.ts';
import { SafeContactSummary } from './safe-contact-summary.tsx';
import { SafetyPage } from './safety-page.tsx';
import { Tick } from './tick.tsx';

type View = { ctx: FileContext; top: FileTopFacts; form: FormState };
export type Refused = { readonly channel: Channel; readonly refusal: ContactRefusal };

/** Why not, what was agreed about that way, when it may be, and what is allowed instead. */
function refusalLines(
  refused: Refused,
  rules: readonly SafeContactRule[],
  ctx: FileContext,
  emergency: boolean,
): string[] {
  const t = safeContactTexts(ctx.language);
  const rule = rules.find((one) => one.channel === refused.channel);
  const instead = allowedNow(rules, ctx.now, emergency);
  return [
    t.refused[refused.refusal.because],
    ...(rule?.allowed && !rule.lockedAt ? [t.agreed(`${wayInWords(rule, ctx.language)}.`)] : []),
    ...(refused.refusal.next ? [t.next(showMoment(ctx.language, refused.refusal.next, ctx.now))] : []),
    instead.length > 0 ? t.instead(channelsInWords(instead, ctx.language)) : t.nothingInstead,
  ];
}

/** Which way? The rules stand above the question. */
export const ChooseWayPage = ({ ctx, top, form, refused }: View & { refused?: Refused; emergency?: boolean }) => {
  const t = safeContactTexts(ctx.language);
  const emergency = form.values.danger !== undefined;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.contactTitle} narrow>
      <SafeContactSummary
        rules={top.rules}
        language={ctx.language}
        now={ctx.now}
        address={top.address}
        mayWrite
        whole
      />
      {refused && (
        <Notice kind="danger" announce>
          {refusalLines(refused, top.rules, ctx, emergency).map((line) => (
            <p>{line}</p>
          ))}
        </Notice>
      )}
      {top.rules.length > 0 && (
        <Form action={`${top.address}/kontakta`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="channel"
            label={t.choose}
            choices={channels
              .filter((channel) => channel !== 'sheContacts')
              .map((channel) => ({ value: channel, label: t.channels[channel] }))}
          />
          <Tick form={form} name="danger" label={t.danger} help={t.dangerHelp} />
          <Actions>
            <Button>{t.begin}</Button>
          </Actions>
        </Form>
      )}
    </SafetyPage>
  );
};

/** The call itself: what to ask, what to say to the wrong voice, and what came of it. */
export const TryPage = ({ ctx, top, form, rule, emergency }: View & { rule: SafeContactRule; emergency: boolean }) => {
  const t = safeContactTexts(ctx.language);
  const spoken = resultsOf(rule.channel).includes('talked');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.channels[rule.channel]} narrow>
      <SafeContactSummary
        rules={top.rules}
        language={ctx.language}
        now={ctx.now}
        address={top.address}
        mayWrite
        whole
      />
      {spoken && (
        <Section id="identity" title={t.identityTitle}>
          <p>{rule.codeWord ? t.identityCode(rule.codeWord) : t.identityNone}</p>
          <Notice kind="info" title={t.neutralTitle}>
            <p>{t.neutralLine}</p>
          </Notice>
        </Section>
      )}
      <TryForm
        ctx={ctx}
        form={form}
        action={`${top.address}/kontakta/${rule.channel}`}
        channel={rule.channel}
        emergency={emergency}
      />
    </SafetyPage>
  );
};

/** Before any rule exists: a hidden number, one question, nothing left behind. */
export const FirstCallPage = ({ ctx, top, form }: View) => {
  const t = safeContactTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.firstCallTitle} narrow>
      <Notice kind="danger" title={t.firstCall.intro}>
        <ol>
          {t.firstCall.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </Notice>
      <TryForm ctx={ctx} form={form} action={`${top.address}/kontakta/forsta`} channel="call" emergency={false} />
      <p>
        <ButtonLink kind="secondary" href={`${top.address}/saker-kontakt/andra`}>
          {t.ask}
        </ButtonLink>
      </p>
    </SafetyPage>
  );
};

type TryFormProps = { ctx: FileContext; form: FormState; action: string; channel: Channel; emergency: boolean };

const TryForm = ({ ctx, form, action, channel, emergency }: TryFormProps) => {
  const t = safeContactTexts(ctx.language);
  const results = resultsOf(channel);
  return (
    <Form action={action} hidden={{ _form: newId(), ...(emergency ? { danger: 'yes' } : {}) }}>
      <ErrorSummary form={form} />
      <RadioGroup
        form={form}
        name="result"
        label={t.result}
        choices={results.map((value) => ({ value, label: t.results[value], help: t.resultHelp[value] || undefined }))}
      />
      {results.includes('talked') && (
        <Tick form={form} name="identity" label={t.identityConfirmed} help={t.identityHelp} />
      )}
      <TextArea form={form} name="words" label={t.wordsField} rows={3} optional />
      <Actions>
        <Button>{t.record}</Button>
      </Actions>
    </Form>
  );
};
