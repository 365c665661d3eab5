import type { FileContext } from '../../access/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { Mark, Section } from '../../ui/index.ts';
import { entryOf, meetingsOf } from '../programme.store.ts';
import type { Entry, FirstMeeting } from '../programme.ts';
import { programmeTexts } from '../texts.ts';

export type ProgrammeSummary = { readonly entry: Entry | undefined; readonly meeting: FirstMeeting | undefined };

export async function loadProgramme({
  sql,
  file,
}: Pick<FileContext, 'sql' | 'file'>): Promise<ProgrammeSummary | undefined> {
  if (file.side !== 'perpetrator' || !file.mayRead('plan')) return undefined;
  const [entry, meetings] = await Promise.all([entryOf(sql, file), meetingsOf(sql, file)]);
  return { entry, meeting: meetings[0] };
}

/** Three lines on the page of the file: what the person wants, what was said, and the meeting. */
export const ProgrammePart = ({
  ctx,
  summary: { entry, meeting },
  links,
}: {
  ctx: Pick<FileContext, 'language' | 'now' | 'file'>;
  summary: ProgrammeSummary;
  links: { readonly firstMeeting: string; readonly attendance: string; readonly ownFigures: string };
}) => {
  const { language, now, file } = ctx;
  const { part: t, answer, statement } = programmeTexts(language);
  return (
    <Section title={t.title} id="programmet" action={<a href={links.firstMeeting}>{t.all}</a>}>
      {!entry?.dutyToldAt && (
        <p>
          <Mark kind="today">{t.duty}</Mark>
        </p>
      )}
      <p>{entry?.wish ? t.wish(entry.wish) : <span class="muted">{t.noWish}</span>}</p>
      <p class="muted">
        {meeting
          ? t.meeting(
              showNearDay(language, dayOf(meeting.meetsAt), dayOf(now)),
              meeting.answer ? answer.choices[meeting.answer] : answer.waits,
            )
          : t.noMeeting}
      </p>
      <p>
        <a href={links.attendance}>{statement.title}</a>
        {file.mayRead('protection') && (
          <>
            {' · '}
            <a href={links.ownFigures}>{t.figures}</a>
          </>
        )}
      </p>
    </Section>
  );
};
