import { StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { isBefore } from '../../kernel/instant.ts';
import { showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Columns,
  EmptyState,
  Form,
  Mark,
  Notice,
  Section,
  Table,
} from '../../ui/index.ts';
import type { AgendaLine } from '../agenda.store.ts';
import type { MeetingSeat } from '../meeting.store.ts';
import { gathers } from '../meeting.ts';
import { meetingTexts } from '../texts.ts';
import { Arrange, ChangeUrgent, Lead } from './lead-meeting.tsx';
import type { MeetingView } from './meeting-view.ts';

/** What comes up that the reader may see, who is here, and that each keeps silent about it. */
export const MeetingPage = (view: MeetingView) => {
  const { frame, meeting, forms, next, isComing } = view;
  const { language, now } = frame;
  const t = meetingTexts(language);
  return (
    <StaffPage
      frame={frame}
      title={`${t.kinds[meeting.kind]} ${showFixedMoment(language, meeting.startsAt, now)}`}
      documentTitle={t.title}
      current="meetings"
      lead={[meeting.place ?? t.noPlace, next && t.meeting.nextMeeting(showFixedMoment(language, next.startsAt, now))]
        .filter(Boolean)
        .join('. ')}
    >
      <p class="way-back">
        <a href="/moten">{t.back}</a>
      </p>
      {forms.refused && <Notice kind="danger">{forms.refused}</Notice>}
      {meeting.heldAt && (
        <Notice kind="done">{t.meeting.isHeld(showFixedMoment(language, meeting.heldAt, now))}</Notice>
      )}
      {meeting.cancelledAt && <Notice kind="today">{t.meeting.wasCancelled}</Notice>}
      <Columns contextLabel={t.meeting.called} context={<Called view={view} />}>
        <Section title={t.meeting.agenda} id="arenden">
          <Agenda view={view} />
        </Section>
        {isComing && <Secrecy view={view} />}
        {isComing && view.leads && gathers(meeting, now) && <Lead view={view} />}
        {isComing && view.arranges && meeting.kind === 'regular' && <Arrange view={view} />}
        {isComing && view.arranges && meeting.kind === 'urgent' && <ChangeUrgent view={view} />}
      </Columns>
    </StaffPage>
  );
};

const Agenda = ({ view }: { view: MeetingView }) => {
  const { frame, meeting, items, isNext, isComing } = view;
  const t = meetingTexts(frame.language).meeting;
  if (items.length === 0)
    return (
      <EmptyState title={t.noItems}>
        <p>{isComing && !isNext && meeting.kind === 'regular' ? t.notYet : t.noItemsHelp}</p>
      </EmptyState>
    );
  return (
    <Table
      caption={t.agenda}
      captionUnseen
      columns={[
        { key: 'item', label: t.columns.item },
        { key: 'why', label: t.columns.why },
        { key: 'input', label: t.columns.input },
        { key: 'state', label: t.columns.state },
      ]}
      rows={items.map((item) => ({
        id: `arende-${item.itemId}`,
        cells: {
          item: (
            <a href={`/akt/${item.fileId}/moten/${item.itemId}`}>
              {item.reference} {item.label}
            </a>
          ),
          why: (
            <div>
              {item.because.map((one) => (
                <p>{t.because[one]}</p>
              ))}
            </div>
          ),
          input: <Inputs view={view} item={item} />,
          state: (
            <div>
              {item.discussedAt ? (
                <Mark kind="done">{t.states.discussed}</Mark>
              ) : item.postponedAt ? (
                <Mark kind="plain">{t.states.postponed}</Mark>
              ) : (
                <ButtonLink small kind="secondary" href={`/akt/${item.fileId}/moten/${item.itemId}`}>
                  {t.open}
                  <span class="unseen">, {item.reference}</span>
                </ButtonLink>
              )}
            </div>
          ),
        },
      }))}
    />
  );
};

const Inputs = ({ view: { frame, unitNames }, item }: { view: MeetingView; item: AgendaLine }) => {
  const t = meetingTexts(frame.language).meeting;
  if (item.asked.length === 0) return <span class="muted">{t.nobodyAsked}</span>;
  return (
    <div>
      {item.asked.map((unit) => {
        const name = unitNames.get(unit) ?? '';
        return item.given.includes(unit) ? (
          <p>
            <Mark kind="done">{t.inputGiven(name)}</Mark>
          </p>
        ) : (
          <p>
            <Mark kind="today">{t.inputMissing(name)}</Mark>
          </p>
        );
      })}
    </div>
  );
};

const Called = ({ view }: { view: MeetingView }) => {
  const { frame, seats, meeting, isComing } = view;
  const { language, now } = frame;
  const t = meetingTexts(language).meeting;
  const mine = seats.find(({ staffId }) => staffId === frame.actor.staffId);
  return (
    <>
      {isComing && mine && isBefore(now, meeting.startsAt) && <MyAnswer view={view} answer={mine.answer} />}
      <Section title={t.called} id="kallade">
        <ul class="lines">
          {seats.map((seat) => (
            <li>
              <p>
                <strong>{seat.name}</strong>
              </p>
              <p class="muted">
                {[seat.unitName, t.calledAs[seat.calledAs], stateOf(seat, t)].filter(Boolean).join(' · ')}
              </p>
              {seat.confirmedAt && <p class="muted">{t.confirmed(showMoment(language, seat.confirmedAt, now))}</p>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
};

/** Asked until there is an answer, which can be changed until the meeting begins. */
const MyAnswer = ({ view: { frame, meeting }, answer }: { view: MeetingView; answer: MeetingSeat['answer'] }) => {
  const t = meetingTexts(frame.language).meeting;
  const others = (['coming', 'notComing'] as const).filter((one) => one !== answer);
  return (
    <Section title={t.answerTitle} id="svar">
      <Form action={`/moten/${meeting.id}/svar`} hidden={{ _form: newId() }} label={t.answerTitle} inline>
        {answer !== null && <Mark kind={answer === 'coming' ? 'done' : 'plain'}>{t.answered[answer]}</Mark>}
        <Actions>
          {others.map((one) => (
            <Button
              small
              kind={answer === null && one === 'coming' ? 'primary' : 'secondary'}
              name="answer"
              value={one}
            >
              {t.say[one]}
            </Button>
          ))}
        </Actions>
      </Form>
    </Section>
  );
};

type MeetingWords = ReturnType<typeof meetingTexts>['meeting'];

function stateOf({ attended, answer }: MeetingSeat, t: MeetingWords): string {
  if (attended !== null) return attended ? t.came : t.didNotCome;
  return answer === null ? t.noAnswer : t[answer];
}

const Secrecy = ({ view }: { view: MeetingView }) => {
  const { frame, seats, meeting } = view;
  const t = meetingTexts(frame.language).meeting;
  const mine = seats.find(({ staffId }) => staffId === frame.actor.staffId);
  return (
    <Section title={t.secrecy} id="tystnadsplikt">
      <p>{t.secrecyText}</p>
      {mine && !mine.confirmedAt && gathers(meeting, frame.now) && (
        <Form action={`/moten/${meeting.id}/tystnadsplikt`} hidden={{ _form: newId() }}>
          <Actions>
            <Button kind="secondary">{t.confirm}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};
