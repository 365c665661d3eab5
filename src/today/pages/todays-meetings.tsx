import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { isBefore } from '../../kernel/instant.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { Button, Form, Mark, Section } from '../../ui/index.ts';
import { todayTexts } from '../texts.ts';
import type { TodaysMeeting } from '../todays-meetings.store.ts';

type Props = { frame: Frame; meetings: readonly TodaysMeeting[]; id: string };

/** When, where and what kind; whom it is about is seen on the meeting's page, by those who may read it. */
export const TodaysMeetings = ({ frame, meetings, id }: Props) => {
  const t = todayTexts(frame.language).meetings;
  return (
    <Section id={id} title={t.title} count={meetings.length}>
      {meetings.length === 0 ? (
        <p class="muted">{t.none}</p>
      ) : (
        <ul class="lines">
          {meetings.map((meeting) => (
            <Meeting frame={frame} meeting={meeting} />
          ))}
        </ul>
      )}
    </Section>
  );
};

const Meeting = ({ frame, meeting }: { frame: Frame; meeting: TodaysMeeting }) => {
  const { language, now } = frame;
  const t = todayTexts(language).meetings;
  const { id, kind, startsAt, place, heldAt } = meeting;
  const when = showMoment(language, startsAt, now);
  return (
    <li>
      <p>
        <strong>
          <time datetime={startsAt.toString()}>{when}</time>
        </strong>{' '}
        <a href={`/moten/${id}`}>{t.kinds[kind]}</a>
      </p>
      {place && <p>{place}</p>}
      {heldAt ? <p class="muted">{t.held}</p> : <Answer frame={frame} meeting={meeting} when={when} />}
    </li>
  );
};

/** An answer can be changed until the meeting begins. */
const Answer = ({ frame, meeting, when }: { frame: Frame; meeting: TodaysMeeting; when: string }) => {
  const t = todayTexts(frame.language).meetings;
  const { id, answer, startsAt } = meeting;
  const begun = !isBefore(frame.now, startsAt);
  const others = begun ? [] : (['coming', 'notComing'] as const).filter((one) => one !== answer);
  const said =
    answer === null ? (
      <Mark kind="today">{t.notAnswered}</Mark>
    ) : (
      <Mark kind={answer === 'coming' ? 'done' : 'plain'}>{t.answered[answer]}</Mark>
    );
  if (others.length === 0) return <p>{said}</p>;
  return (
    <Form
      inline
      action={`/moten/${id}/svar`}
      hidden={{ _form: newId(), back: 'min-dag' }}
      label={`${t.answer} ${t.kinds[meeting.kind]} ${when}`}
    >
      {said}
      {others.map((one) => (
        <Button small kind="secondary" name="answer" value={one}>
          {t.say[one]}
          <span class="unseen">, {when}</span>
        </Button>
      ))}
    </Form>
  );
};
