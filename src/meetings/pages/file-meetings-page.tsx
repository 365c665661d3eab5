import type { FileContext } from '../../access/index.ts';
import { newId, type UnitId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { listed } from '../../platform/language/plural.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form, Notice, Section, TextArea } from '../../ui/index.ts';
import type { AgendaItem, Proposal, StoredMinutes } from '../item.store.ts';
import type { Meeting } from '../meeting.store.ts';
import { meetingTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  items: readonly AgendaItem[];
  minutes: readonly StoredMinutes[];
  proposal: Proposal | undefined;
  units: readonly { readonly id: UnitId; readonly name: string }[];
  meetings: readonly Meeting[];
  form: FormState;
};

/** What the group and this file have to do with each other: proposed, coming up, decided. */
export const FileMeetingsPage = (props: Props) => {
  const { ctx, top, items, minutes, units, meetings } = props;
  const { language, now } = ctx;
  const t = meetingTexts(language);
  const at = `/akt/${ctx.file.id}`;
  const coming = items.flatMap((item) => {
    const meeting = meetings.find(({ id }) => id === item.meetingId);
    const waits = !item.discussedAt && !item.postponedAt && !item.lapsedAt;
    return waits && meeting && !meeting.heldAt && !meeting.cancelledAt ? [{ item, meeting }] : [];
  });
  return (
    <SafetyPage ctx={ctx} top={top} title={t.file.title} lead={t.file.lead}>
      {units.length === 0 ? (
        <Notice kind="today" title={t.file.nobodySees}>
          <p>{t.file.nobodySeesHelp}</p>
          {ctx.file.mayRead('consents') && (
            <p>
              <ButtonLink kind="secondary" href={`${at}/samtycken`}>
                {t.file.toConsents}
              </ButtonLink>
            </p>
          )}
        </Notice>
      ) : (
        <p>
          {t.file.sees(
            listed(
              language,
              units.map(({ name }) => name),
            ),
          )}
        </p>
      )}
      {ctx.file.mayWrite('plan') && <Proposing {...props} />}
      <Section title={t.file.coming} id="dagordning">
        {coming.length === 0 && <p class="muted">{t.file.notComing}</p>}
        <ul class="lines">
          {coming.map(({ item, meeting }) => (
            <li>
              <p>
                <a href={`${at}/moten/${item.id}`}>
                  {t.kinds[meeting.kind]} {showFixedMoment(language, meeting.startsAt, now)}
                </a>
              </p>
              <p class="muted">{item.because.map((one) => t.meeting.because[one]).join('. ')}</p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.file.earlier} id="protokoll">
        {minutes.length === 0 && <p class="muted">{t.file.noEarlier}</p>}
        {minutes.map((one) => (
          <MinutesRecord ctx={ctx} minutes={one} />
        ))}
      </Section>
    </SafetyPage>
  );
};

const Proposing = ({ ctx, proposal, form }: Props) => {
  const { language, now } = ctx;
  const t = meetingTexts(language).file;
  const at = `/akt/${ctx.file.id}/moten`;
  if (proposal)
    return (
      <Section title={t.propose} id="forslag">
        <p>{t.proposed(proposal.by, showFixedMoment(language, proposal.at, now))}</p>
        {proposal.question && <p class="written">{proposal.question}</p>}
        <Form action={`${at}/tillbaka/forslag`} hidden={{ _form: newId() }}>
          <Actions>
            <Button kind="secondary">{t.withdraw}</Button>
          </Actions>
        </Form>
      </Section>
    );
  return (
    <Section title={t.propose} id="forslag">
      <Form action={at} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="question" label={t.question} help={t.questionHelp} rows={2} optional />
        <Actions>
          <Button>{t.propose}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const MinutesRecord = ({ ctx, minutes }: { ctx: FileContext; minutes: StoredMinutes }) => {
  const { language, now } = ctx;
  const t = meetingTexts(language).minutes;
  return (
    <article class="record" aria-label={t.title}>
      {minutes.body.parts.map(({ heading, lines }) => (
        <>
          <h3>{heading}</h3>
          {lines.length === 1 ? (
            <p class="written">{lines[0]}</p>
          ) : (
            <ul class="plain-list">
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </>
      ))}
      <p class="muted">{t.signed(minutes.by, showFixedMoment(language, minutes.at, now))}</p>
    </article>
  );
};
