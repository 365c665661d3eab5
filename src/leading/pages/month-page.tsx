import type { PropsWithChildren } from 'hono/jsx';
import { type Frame, StaffPage } from '../../access/index.ts';
import { clockTexts } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { showDay, showMoment, showMonth } from '../../platform/language/dates.ts';
import { Actions, Button, DescriptionList, Form, Mark, Notice, Section, Table } from '../../ui/index.ts';
import { daysSince } from '../case-load.ts';
import { agreedIn, broughtAlong, figuresOf, type MonthFacts, monthName, thisMonth } from '../month.ts';
import { leadingTexts } from '../texts.ts';
import { AddAgreement, Agreements, type MonthProps } from './agreements.tsx';
import { EachWorker } from './each-worker.tsx';

export const MonthPage = (props: MonthProps) => {
  const { frame, unit, month, facts, agreements, signed } = props;
  const { language, now } = frame;
  const t = leadingTexts(language);
  const to = (one: typeof month) => `/manad/${unit.id}/${monthName(one)}`;
  const isLast = month.equals(thisMonth(now));
  return (
    <StaffPage frame={frame} title={t.month} current="caseLoad">
      <p class="way-back screen-only">
        <a href="/arendelage">{t.title}</a> · <a href={to(month.subtract({ months: 1 }))}>{t.earlier}</a>
        {!isLast && (
          <>
            {' '}
            · <a href={to(month.add({ months: 1 }))}>{t.later}</a>
          </>
        )}
      </p>
      <h2>{t.monthOf(unit.name, showMonth(language, month))}</h2>
      <p class="lead">{t.monthLead}</p>
      {props.forms.tooLate && (
        <Notice kind="today" announce>
          <p>{t.signed.already}</p>
        </Notice>
      )}
      <div class="printed stack-wide">
        <Section title={t.brought} id="fran-forr">
          <Agreements {...props} shown={broughtAlong(agreements, month)} none={t.broughtNone} />
        </Section>
        <EachWorker {...props} />
        <Late frame={frame} facts={facts} may={props.may} />
        <Handed frame={frame} facts={facts} />
        <Now frame={frame} facts={facts} />
        <Section title={t.agreed.title} id="bestamt">
          <Agreements {...props} shown={agreedIn(agreements, month)} none={t.agreed.none} />
          {!signed && <AddAgreement {...props} />}
        </Section>
        <Section title={t.signed.title} id="underskrift">
          {signed && <p>{t.signed.by(signed.name, showMoment(language, signed.signedAt, now))}</p>}
          {(!signed || signed.figures) && (
            <DescriptionList
              items={Object.entries(signed?.figures ?? figuresOf(facts)).map(([key, n]) => ({
                term: t.signed.figures[key as keyof typeof t.signed.figures],
                value: String(n),
              }))}
            />
          )}
          {!signed && (
            <Form action={`${to(month)}/signera`} hidden={{ _form: newId() }} label={t.signed.title}>
              <p class="help">{t.signed.help}</p>
              <Actions>
                <Button>{t.signed.act}</Button>
              </Actions>
            </Form>
          )}
        </Section>
      </div>
      <p class="muted screen-only after-work">{t.print}</p>
    </StaffPage>
  );
};

const ListOr = ({ of, none, children }: PropsWithChildren<{ of: readonly unknown[]; none: string | undefined }>) =>
  of.length > 0 ? <ul class="plain-list">{children}</ul> : none ? <p>{none}</p> : null;

type Part = { frame: Frame; facts: MonthFacts };
const day = ({ language, now }: Frame, moment: Instant) => showDay(language, dayOf(moment), dayOf(now));

const Late = ({ frame, facts, may }: Part & Pick<MonthProps, 'may'>) => {
  const t = leadingTexts(frame.language);
  const names = clockTexts(frame.language).name;
  const columns = ['reference', 'limit', 'owner', 'due', 'met'] as const;
  return (
    <Section title={t.lateTitle} id="forsenat" count={facts.lateCount}>
      {facts.late.length === 0 ? (
        <p>{t.lateNone}</p>
      ) : (
        <Table
          caption={t.lateTitle}
          captionUnseen
          columns={columns.map((key) => ({ key, label: t.lateColumns[key] }))}
          rows={facts.late.map((one, i) => ({
            id: `sent-${i}`,
            cells: {
              reference: may.has(one.fileId) ? (
                <a href={`/${one.kind === 'contact' ? 'kontakt' : 'akt'}/${one.fileId}`}>{one.reference}</a>
              ) : (
                one.reference
              ),
              limit: names[one.rule],
              owner: one.ownerName,
              due: day(frame, one.dueAt.subtract({ nanoseconds: 1 })),
              met: one.metAt ? day(frame, one.metAt) : <Mark kind="breach">{t.notMet}</Mark>,
            },
          }))}
        />
      )}
      {facts.late.length < facts.lateCount && <p>{t.lateMore(facts.late.length, facts.lateCount)}</p>}
      {facts.lateSinceBefore > 0 && (
        <p>
          <Mark kind="today">{t.lateBefore(facts.lateSinceBefore)}</Mark>{' '}
          <a class="screen-only" href="/arendelage">
            {t.lateWhose}
          </a>
        </p>
      )}
    </Section>
  );
};

const Handed = ({ frame, facts }: Part) => {
  const t = leadingTexts(frame.language);
  return (
    <Section title={t.handedTitle} id="overlamnat">
      <ListOr of={facts.handovers} none={t.handedNone}>
        {facts.handovers.map((one) => (
          <li>
            {one.reference}: {t.handed(one.fromName, one.toName)}, {day(frame, one.at)}
            {one.reason && ` (${t.reasons[one.reason]})`} {one.returned && <Mark kind="info">{t.returned}</Mark>}
          </li>
        ))}
      </ListOr>
    </Section>
  );
};

const Now = ({ frame, facts }: Part) => {
  const { language, now } = frame;
  const t = leadingTexts(language);
  const longest = (since: Instant) => t.since(t.days(daysSince(since, now)));
  return (
    <>
      <Section title={t.unwrittenTitle} id="oskrivet">
        <ListOr of={facts.unwritten} none={t.unwrittenNone}>
          {facts.unwritten.map(({ name, count, since }) => (
            <li>
              {name}: {count}, {longest(since)}
            </li>
          ))}
        </ListOr>
      </Section>
      <Section title={t.waitingTitle} id="vantar">
        {facts.withoutOwner > 0 && <p>{t.withoutOwner(facts.withoutOwner)}</p>}
        <ListOr of={facts.waiting} none={facts.withoutOwner === 0 ? t.waitingNone : undefined}>
          {facts.waiting.map(({ rule, count, since }) => (
            <li>
              {clockTexts(language).name[rule]}: {count}, {longest(since)}
            </li>
          ))}
        </ListOr>
      </Section>
    </>
  );
};
