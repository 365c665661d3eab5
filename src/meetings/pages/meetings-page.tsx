import { type Frame, StaffPage } from '../../access/index.ts';
import { showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import { ButtonLink, ClockRow, EmptyState, Mark, Rows, Section } from '../../ui/index.ts';
import type { AgendaLine } from '../agenda.store.ts';
import type { Group } from '../group.store.ts';
import type { Meeting } from '../meeting.store.ts';
import { meetingTexts } from '../texts.ts';

export type Asked =
  | { readonly kind: 'input'; readonly meeting: Meeting; readonly item: AgendaLine }
  | { readonly kind: 'answer'; readonly meeting: Meeting };

type Props = {
  frame: Frame;
  coming: readonly Meeting[];
  earlier: readonly Meeting[];
  asked: readonly Asked[];
  groups: readonly Group[];
  mayMakeGroup: boolean;
};

/** The next meetings, what is asked of me before them, and the earlier ones. */
export const MeetingsPage = ({ frame, coming, earlier, asked, groups, mayMakeGroup }: Props) => {
  const { language } = frame;
  const t = meetingTexts(language);
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.title} current="meetings" lead={t.lead}>
      <div class="stack-wide">
        {asked.length > 0 && (
          <Section title={t.asked} id="vantar" count={asked.length}>
            <Rows>
              {asked.map((one) => (
                <AskedRow frame={frame} one={one} />
              ))}
            </Rows>
          </Section>
        )}
        <Section title={t.next} id="kommande">
          {coming.length === 0 ? (
            <EmptyState title={t.noNext}>
              <p>{t.noNextHelp}</p>
            </EmptyState>
          ) : (
            <ul class="lines">
              {coming.map((meeting) => (
                <MeetingLine frame={frame} meeting={meeting} />
              ))}
            </ul>
          )}
        </Section>
        {earlier.length > 0 && (
          <Section title={t.earlier} id="tidigare">
            <ul class="lines">
              {earlier.map((meeting) => (
                <MeetingLine frame={frame} meeting={meeting} />
              ))}
            </ul>
          </Section>
        )}
        {(groups.length > 0 || mayMakeGroup) && (
          <Section title={t.groups} id="grupper">
            {groups.length === 0 && <p class="muted">{t.noGroup}</p>}
            <ul class="lines">
              {groups.map(({ id, name, coordinatorName }) => (
                <li>
                  <p>
                    <a href={`/grupp/${id}`}>{name}</a>
                  </p>
                  <p class="muted">
                    {t.group.coordinator}: {coordinatorName}
                  </p>
                </li>
              ))}
            </ul>
            {mayMakeGroup && (
              <p>
                <ButtonLink kind="secondary" href="/grupp/ny">
                  {t.newGroup}
                </ButtonLink>
              </p>
            )}
          </Section>
        )}
      </div>
    </StaffPage>
  );
};

const AskedRow = ({ frame, one }: { frame: Frame; one: Asked }) => {
  const { language, now } = frame;
  const t = meetingTexts(language);
  const { meeting } = one;
  return (
    <ClockRow
      label={one.kind === 'input' ? t.inputAsked : t.taskAsked}
      about={one.kind === 'input' ? `${one.item.reference} ${one.item.label}` : t.kinds[meeting.kind]}
      due={showMoment(language, meeting.startsAt, now)}
      datetime={meeting.startsAt.toString()}
      state="later"
      owner={frame.actor.name}
      action={
        <ButtonLink
          small
          kind="secondary"
          href={
            one.kind === 'input' ? `/akt/${one.item.fileId}/moten/${one.item.itemId}#underlag` : `/moten/${meeting.id}`
          }
        >
          {t.open}
          <span class="unseen">, {one.kind === 'input' ? one.item.reference : t.kinds[meeting.kind]}</span>
        </ButtonLink>
      }
    />
  );
};

const MeetingLine = ({ frame, meeting }: { frame: Frame; meeting: Meeting }) => {
  const { language, now } = frame;
  const t = meetingTexts(language);
  return (
    <li>
      <p>
        <a href={`/moten/${meeting.id}`}>
          <time datetime={meeting.startsAt.toString()}>{showFixedMoment(language, meeting.startsAt, now)}</time>
        </a>{' '}
        {meeting.heldAt && <Mark kind="done">{t.held}</Mark>}
        {meeting.cancelledAt && <Mark kind="plain">{t.cancelled}</Mark>}
      </p>
      <p class="muted">
        {t.kinds[meeting.kind]} · {meeting.place ?? t.noPlace}
      </p>
    </li>
  );
};
