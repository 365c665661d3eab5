import { type Frame, StaffPage } from '../../access/index.ts';
import { type FileId, newId, type UnitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { showMoment } from '../../platform/language/dates.ts';
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
import { todayTexts } from '../texts.ts';
import type { DeskItem, Unwritten } from '../today.store.ts';
import { hrefOf, TakeButton, whoIs } from './rows.tsx';

export type IntakeList = {
  readonly contacts: readonly DeskItem[];
  /** Those that the reader may open; the others are shown without a link. */
  readonly may: ReadonlySet<FileId>;
  readonly unwritten: readonly Unwritten[];
  readonly units: readonly { readonly id: UnitId; readonly name: string }[];
  readonly lastReview: { readonly heldAt: Instant; readonly name: string } | undefined;
  /** The review could not be ended: so many contacts have no owner. */
  readonly refused: number | undefined;
};

export const IntakeListPage = ({ frame, list }: { frame: Frame; list: IntakeList }) => {
  const { language, now } = frame;
  const t = todayTexts(language);
  const withoutOwner = list.contacts.filter(({ ownerId }) => ownerId === null).length;
  return (
    <StaffPage frame={frame} title={t.intake} current="intake" lead={t.intakeLead}>
      {list.refused !== undefined && <Notice kind="danger">{t.reviewNotReady(list.refused)}</Notice>}
      <Columns contextLabel={t.review} context={<Review frame={frame} list={list} withoutOwner={withoutOwner} />}>
        {list.units.length === 0 ? (
          <EmptyState title={t.noUnit} />
        ) : list.contacts.length === 0 ? (
          <EmptyState title={t.intakeEmpty}>
            <p>{t.intakeEmptyHelp}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t.intake}
            captionUnseen
            columns={[
              { key: 'reference', label: t.columns.reference },
              { key: 'received', label: t.columns.received },
              { key: 'state', label: t.columns.state },
              { key: 'urgency', label: t.columns.urgency },
              { key: 'owner', label: t.columns.owner },
              { key: 'act', label: t.columns.act },
            ]}
            rows={list.contacts.map((item) => ({
              id: `k-${item.reference}`,
              cells: {
                reference: list.may.has(item.fileId) ? (
                  <a href={hrefOf(item)}>{whoIs(item, t.noName)}</a>
                ) : (
                  whoIs(item, t.noName)
                ),
                received: <time datetime={item.since.toString()}>{showMoment(language, item.since, now)}</time>,
                state: t.states[item.state],
                urgency: <Urgency level={item.urgency} words={t.urgency} />,
                owner: item.ownerName ?? <Mark kind="today">{t.nobody}</Mark>,
                act: item.ownerId ? (
                  list.may.has(item.fileId) && (
                    <ButtonLink small kind="secondary" href={hrefOf(item)}>
                      {t.open}
                      <span class="unseen"> {item.reference}</span>
                    </ButtonLink>
                  )
                ) : (
                  <TakeButton fileId={item.fileId} label={t.take} about={item.reference} />
                ),
              },
            }))}
          />
        )}
      </Columns>
    </StaffPage>
  );
};

const Urgency = ({ level, words }: { level: number; words: readonly string[] }) =>
  level === 3 ? (
    <Mark kind="danger">{words[3]}</Mark>
  ) : level === 2 ? (
    <Mark kind="today">{words[2]}</Mark>
  ) : (
    (words[level] ?? '')
  );

/** The morning talk (V43): what is in the way of ending it, and who still has something to write. */
const Review = ({ frame, list, withoutOwner }: { frame: Frame; list: IntakeList; withoutOwner: number }) => {
  const t = todayTexts(frame.language);
  const unwritten = list.unwritten.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <Section id="genomgang" title={t.review}>
        <div class="stack-near">
          <p>{t.reviewCounts(withoutOwner, unwritten)}</p>
          {list.unwritten.length > 0 && (
            <ul class="plain-list">
              {list.unwritten.map((u) => (
                <li>{t.reviewUnwrittenBy(u.name, u.count)}</li>
              ))}
            </ul>
          )}
          <p>{withoutOwner === 0 ? t.reviewReady : t.reviewNotReady(withoutOwner)}</p>
          {list.units.map((unit) => (
            <Form
              inline
              action="/mottag/genomgang"
              hidden={{ _form: newId(), unit: unit.id }}
              label={`${t.endReview} ${unit.name}`}
            >
              <Actions>
                <Button small kind="secondary">
                  {t.endReview}
                  {list.units.length > 1 && `: ${unit.name}`}
                </Button>
              </Actions>
            </Form>
          ))}
          <p class="quiet">
            {list.lastReview
              ? t.reviewHeld(showMoment(frame.language, list.lastReview.heldAt, frame.now), list.lastReview.name)
              : t.reviewNeverHeld}
          </p>
        </div>
      </Section>
      <p>
        <a href="/jour/blad">{t.toSheet}</a>
      </p>
    </>
  );
};
