import { ConsentsNow } from '../../consent/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf, isAtOrAfter } from '../../kernel/instant.ts';
import { paperLanguage } from '../../letters/index.ts';
import { showDay, showFixedEnd, showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DateField,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
} from '../../ui/index.ts';
import { WithheldLine } from '../../withholding/index.ts';
import { lastDayToAppeal } from '../appeal.ts';
import { appealTexts } from '../appeal-texts.ts';
import { decidedTexts } from '../decided-texts.ts';
import { addressOf } from '../load.ts';
import { AppealAhead, AppealPart } from './appeal-part.tsx';
import type { DecidedProps, Part } from './decided-props.ts';

/** One decision: what was decided, the letter with who will be able to read it, and the day that it was received. */
export const DecidedPage = (props: DecidedProps) => {
  const { ctx, facts, decided, decision, clocks, formOf } = props;
  const form = formOf ? emptyForm() : (props.form ?? emptyForm());
  const { language, now } = ctx;
  const t = decidedTexts(language);
  const at = `/akt/${ctx.file.id}/beslutat/${decision.id}`;
  const own = clocks.filter(({ about }) => about === (decision.id as string));
  const execution = own.find(({ kind }) => kind === 'execution');
  const writes = ctx.file.mayWrite('decisions');
  const outcome =
    decision.kind === 'endWithoutIntervention' ? 'withoutHelp' : decision.state === 'refused' ? 'refused' : 'granted';
  return (
    <SafetyPage ctx={ctx} top={facts.top} title={t.made.title} narrow>
      <p class="way-back">
        <a href={addressOf(ctx, decided.investigationId)}>{t.toDocument}</a>
      </p>
      <AppealAhead {...props} at={at} writes={writes} />
      <ErrorSummary form={form} />
      <Section
        id="beslutet"
        title={decision.kind === 'rejectAppeal' ? appealTexts(language).outcome : t.made.outcome[outcome]}
      >
        <p class="written">{decided.words}</p>
        <p class="written">{decision.motivation}</p>
        <p class="muted">
          {decision.decidedAt &&
            t.made.by(
              decision.decidedBy ?? '',
              showFixedMoment(language, decision.decidedAt, now),
              decision.basis ?? '',
            )}
        </p>
        {decided.consent && (
          <p>
            {t.decide.consents[decided.consent]} <span class="muted">{decided.consentWords}</span>
          </p>
        )}
        {execution && <p>{t.made.execution(showFixedEnd(language, execution.dueAt, now))}</p>}
        {execution && writes && outcome === 'granted' && (
          <p>
            <a href={`/akt/${ctx.file.id}/beslut/${decision.id}/steg`}>{t.made.toExecution}</a>
          </p>
        )}
        <WithheldLine ctx={ctx} kind="decision" item={decision.id} withheld={props.withheld} />
      </Section>
      <ConsentsNow ctx={ctx} consents={props.said} />
      <LetterPart {...props} at={at} writes={writes} />
      <ReceiptPart {...props} at={at} writes={writes} form={form} />
      {(writes || props.appeals.length > 0) && <AppealPart {...props} at={at} writes={writes} />}
    </SafetyPage>
  );
};

const LetterPart = ({ ctx, facts, parties, letter, at, writes }: Part) => {
  const { language, now } = ctx;
  const t = decidedTexts(language).made;
  const p = decidedTexts(paperLanguage).paper;
  const reader = parties.find(({ self }) => self);
  const letterHome = facts.top.rules.some(
    ({ channel, allowed, lockedAt }) => channel === 'letter' && allowed && !lockedAt,
  );
  return (
    <Section id="brevet" title={t.letter}>
      <Notice kind={letterHome ? 'today' : 'danger'} title={t.readers}>
        {reader && <p>{t.readersSelf(reader.name)}</p>}
        {!letterHome && <p>{t.readersHome}</p>}
        {facts.investigation.subject === 'child' && (
          <p>
            {t.readersChild} <a href={`/akt/${ctx.file.id}/brev`}>{t.toLetters}</a>
          </p>
        )}
      </Notice>
      {letter && (
        <article class="paper stack-near" lang={paperLanguage}>
          <p>{p.to(letter.content.reader)}</p>
          <p class="written">{letter.content.what}</p>
          <p>
            <strong>{letter.content.outcome}</strong>
          </p>
          <p class="written">{letter.content.motivation}</p>
          <p>{p.basis(letter.content.decidedBy, letter.content.decidedOn, letter.content.basis)}</p>
          <p>
            <strong>{p.appeal}</strong>
          </p>
          <p>{letter.content.appeal ?? p.appealWords}</p>
          <p>
            {p.call} {[letter.content.contact.name, letter.content.contact.phone].filter(Boolean).join(', ')}
          </p>
        </article>
      )}
      {letter && <p class="muted">{t.builtBy(letter.by, showFixedMoment(language, letter.at, now))}</p>}
      {letter && (
        <p>
          <ButtonLink href={`${at}/blad`}>{t.print}</ButtonLink>
        </p>
      )}
      {reader && writes && (
        <Form action={`${at}/brev`} label={t.build} hidden={{ _form: newId() }}>
          <Button kind={letter ? 'quiet' : 'primary'}>{letter ? t.rebuild : t.build}</Button>
        </Form>
      )}
    </Section>
  );
};

const ReceiptPart = ({ ctx, parties, receipts, clocks, decision, at, writes, form = emptyForm() }: Part) => {
  const { language, now } = ctx;
  const t = decidedTexts(language).made;
  const left = parties.filter(({ id }) => !receipts.some(({ personId }) => personId === id));
  const waited = clocks.filter(({ kind, about }) => kind === 'appeal' && about === (decision.id as string));
  // Final only when nobody's time goes on.
  const mayBeFinal = waited.length > 0 && waited.every(({ dueAt }) => isAtOrAfter(now, dueAt));
  const day = dayOf(now);
  return (
    <Section id="mottaget" title={t.received}>
      <p class="help">{t.receivedHelp}</p>
      <ul class="lines">
        {receipts.map(({ personId, how, on }) => (
          <li>
            {t.receivedLine(
              parties.find(({ id }) => id === personId)?.name ?? '',
              t.hows[how],
              showDay(language, on, day),
              showDay(language, lastDayToAppeal(on), day),
            )}
          </li>
        ))}
      </ul>
      {writes && left.length > 0 && (
        <Form action={`${at}/mottaget`} label={t.received} hidden={{ _form: newId() }}>
          <RadioGroup
            form={form}
            name="person"
            label={t.who}
            choices={left.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateField form={form} name="on" label={t.on} />
          <RadioGroup
            form={form}
            name="how"
            label={t.how}
            inline
            choices={(['inHand', 'letter'] as const).map((value) => ({ value, label: t.hows[value] }))}
          />
          <Actions>
            <Button kind="secondary">{t.receive}</Button>
          </Actions>
        </Form>
      )}
      {writes && mayBeFinal && (
        <div class="actions">
          <Form action={`${at}/overklagande`} label={t.final} hidden={{ _form: newId() }}>
            <Button kind="secondary" small>
              {t.final}
            </Button>
          </Form>
        </div>
      )}
    </Section>
  );
};
