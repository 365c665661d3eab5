import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { type FormState, fieldValue } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
  TextField,
  TimeField,
  Timeline,
} from '../../ui/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { interpreterInWords, interpreterTexts } from '../interpreter-words.ts';
import type { ContactTry } from '../safe-contact.store.ts';
import { type Channel, channels, locksTheWay, type SafeContactRule } from '../safe-contact.ts';
import { weekdays } from '../safe-contact-form.ts';
import { safeContactTexts } from '../safe-contact-words.ts';
import { SafeContactSummary } from './safe-contact-summary.tsx';
import { SafetyPage } from './safety-page.tsx';
import { Tick } from './tick.tsx';

type View = { ctx: FileContext; top: FileTopFacts };

export const SafeContactPage = ({ ctx, top, tries }: View & { tries: readonly ContactTry[] }) => {
  const { language, now } = ctx;
  const t = safeContactTexts(language);
  const known = top.rules.length > 0;
  return (
    <SafetyPage
      ctx={ctx}
      top={top}
      title={t.title}
      action={
        ctx.file.mayWrite('safeContact') && (
          <ButtonLink kind={known ? 'secondary' : 'primary'} href={`${top.address}/saker-kontakt/andra`}>
            {known ? t.edit : t.ask}
          </ButtonLink>
        )
      }
    >
      <SafeContactSummary
        rules={top.rules}
        language={language}
        now={now}
        address={top.address}
        mayWrite={ctx.file.mayWrite('safeContact')}
        whole
        here
      />
      {known && ctx.file.mayWrite('safeContact') && (
        <p>
          <ButtonLink href={`${top.address}/kontakta`} icon="phone">
            {t.toContact}
          </ButtonLink>
        </p>
      )}
      <Section id="interpreter" title={interpreterTexts(language).title}>
        <p>{top.interpreter ? interpreterInWords(top.interpreter, language) : interpreterTexts(language).notAsked}</p>
        {ctx.file.kind === 'person' && ctx.file.mayWrite('safeContact') && (
          <p>
            <a href={`${top.address}/tolk`}>{interpreterTexts(language).change}</a>
          </p>
        )}
      </Section>
      <Section id="tries" title={t.tries}>
        {tries.length === 0 ? <p>{t.noTries}</p> : <Tries ctx={ctx} tries={tries} />}
      </Section>
    </SafetyPage>
  );
};

const Tries = ({ ctx, tries }: { ctx: FileContext; tries: readonly ContactTry[] }) => {
  const t = safeContactTexts(ctx.language);
  return (
    <Timeline
      label={t.tries}
      items={tries.map((one) => ({
        id: one.id,
        when: showMoment(ctx.language, one.at, ctx.now),
        datetime: one.at.toString(),
        title: `${t.channels[one.channel]}: ${t.results[one.result]}`,
        by: one.by,
        kind: locksTheWay(one.result) ? ('danger' as const) : undefined,
        body: one.words ?? undefined,
      }))}
    />
  );
};

export const EditSafeContactPage = ({ ctx, top, form }: View & { form: FormState }) => {
  const t = safeContactTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={top.rules.length > 0 ? t.edit : t.ask} lead={t.intro} narrow>
      <Form action={`${top.address}/saker-kontakt`} hidden={{ _form: newId(), locksSeen: locksIn(top.rules) }}>
        <ErrorSummary form={form} />
        {channels.map((channel) => (
          <Way
            channel={channel}
            form={form}
            ctx={ctx}
            locked={top.rules.find((rule) => rule.channel === channel && rule.lockedAt)}
          />
        ))}
        <Fieldset legend={t.common}>
          <TextField form={form} name="codeWord" label={t.codeWord} help={t.codeWordHelp} optional />
          <TextArea form={form} name="neverSay" label={t.neverSay} help={t.neverSayHelp} rows={2} optional />
        </Fieldset>
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={`${top.address}/saker-kontakt`}>
            {t.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};

const locksIn = (rules: readonly SafeContactRule[]): string =>
  rules.flatMap(({ id, lockedAt }) => (lockedAt ? [id] : [])).join(' ');

type WayProps = { channel: Channel; form: FormState; ctx: FileContext; locked: SafeContactRule | undefined };

const Way = ({ channel, form, ctx, locked }: WayProps) => {
  const t = safeContactTexts(ctx.language);
  const name = `ways.${channel}`;
  const answered = fieldValue(form, `${name}.allowed`);
  // Open where there is something to see; without script a closed one still opens by itself.
  const open = answered === 'yes' || Object.keys(form.errors).some((key) => key.startsWith(`${name}.`));
  return (
    <Fieldset legend={t.channels[channel]}>
      {locked?.lockedAt && (
        <Notice kind="danger" title={t.lockedSince(showMoment(ctx.language, locked.lockedAt, ctx.now))}>
          <p>{t.openAgain}</p>
        </Notice>
      )}
      <RadioGroup
        form={form}
        name={`${name}.allowed`}
        label={t.allowed.label}
        choices={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t.allowed[value] }))}
        inline
      />
      <TextField form={form} name={`${name}.target`} label={t.fields[channel].target} width="full" optional />
      <details open={open}>
        <summary>{t.details}</summary>
        <div class="stack">
          {[0, 1].map((n) => (
            <Hours form={form} name={`${name}.hours[${n}]`} n={n + 1} ctx={ctx} />
          ))}
          <TextField
            form={form}
            name={`${name}.answeredBy`}
            label={t.fields[channel].answeredBy}
            width="full"
            optional
          />
          {channel === 'call' && <Tick form={form} name={`${name}.voicemail`} label={t.voicemail} />}
          <Tick form={form} name={`${name}.forEmergency`} label={t.forEmergency} />
          <TextField form={form} name={`${name}.words`} label={t.words} width="full" optional />
        </div>
      </details>
    </Fieldset>
  );
};

const Hours = ({ form, name, n, ctx }: { form: FormState; name: string; n: number; ctx: FileContext }) => {
  const t = safeContactTexts(ctx.language);
  return (
    <Fieldset legend={t.rowNumber(n)} help={n === 1 ? t.rowHelp : undefined}>
      <CheckboxGroup
        form={form}
        name={`${name}.days`}
        label={t.days}
        choices={weekdays.map((value) => ({ value, label: t.dayNames[Number(value) - 1] ?? '' }))}
        inline
        optional
      />
      <TimeField form={form} name={`${name}.from`} label={t.from} optional />
      <TimeField form={form} name={`${name}.until`} label={t.until} optional />
    </Fieldset>
  );
};
