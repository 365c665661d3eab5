import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../../kernel/instant.ts';
import { showMoment, showMonth } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  Select,
  Table,
  TextArea,
} from '../../ui/index.ts';
import { namedPurpose } from '../opening/purpose.ts';
import { openingTexts } from '../opening/texts.ts';
import type { Frame } from '../route.ts';
import { StaffPage } from '../staff-page.tsx';
import type { Decoy, Review, ReviewLine, ReviewToMake } from './review.store.ts';
import { outcomes } from './review.ts';
import { logTexts } from './texts.ts';

type Line = Omit<ReviewLine, 'reason' | 'words'> & { readonly reason: string | null; readonly words: string | null };
const nameOf = (frame: Frame, { month, unitName }: { month: string; unitName: string | null }) =>
  `${showMonth(frame.language, Temporal.PlainDate.from(month))} · ${unitName ?? logTexts(frame.language).everywhere}`;

type Reviews = {
  frame: Frame;
  reviews: readonly ReviewToMake[];
  /** For an auditor alone. */
  decoys: { made: readonly Decoy[]; units: readonly { id: string; name: string }[] } | undefined;
  problem?: string | undefined;
  form?: FormState;
};

/** Each month and unit that I answer for, the latest first, with what is left to do. */
export const ReviewsPage = ({ frame, reviews, decoys, problem, form = emptyForm() }: Reviews) => {
  const t = logTexts(frame.language);
  const thisMonth = dayOf(frame.now).with({ day: 1 });
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.title} lead={t.lead}>
      {problem && (
        <Notice kind="danger" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {reviews.length === 0 ? (
        <EmptyState title={t.nothing}>
          <p>{t.nothingHelp}</p>
        </EmptyState>
      ) : (
        <ul class="lines">
          {reviews.map((review) => {
            const { month, unitId, reviewId, doneAt, judged, lines } = review;
            const due = Temporal.PlainDate.from(month).add({ months: 1 });
            const late = !doneAt && Temporal.PlainDate.compare(due, thisMonth) < 0;
            return (
              <li class="line">
                <p>
                  <strong>{nameOf(frame, review)}</strong>{' '}
                  {doneAt ? (
                    <Mark kind="done">{t.done(showMoment(frame.language, doneAt, frame.now))}</Mark>
                  ) : late ? (
                    <Mark kind="breach">{t.late}</Mark>
                  ) : (
                    <Mark kind="plain">{t.due(showMonth(frame.language, due))}</Mark>
                  )}
                </p>
                <p>{reviewId ? t.left(judged, lines) : t.notBegun}</p>
                {reviewId ? (
                  <ButtonLink small kind="secondary" href={`/kontroll/${reviewId}`}>
                    {doneAt ? t.look : t.goOn}
                  </ButtonLink>
                ) : (
                  <Form action="/kontroll" hidden={{ month, unit: unitId ?? '' }}>
                    <Button small kind="secondary">
                      {t.begin}
                    </Button>
                  </Form>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {decoys && (
        <Section title={t.decoys.title} id="lockakter">
          <p>{t.decoys.about}</p>
          {decoys.made.length === 0 ? (
            <p>{t.decoys.none}</p>
          ) : (
            <ul class="lines">
              {decoys.made.map(({ fileId, unitName, madeAt }) => (
                <li class="line">
                  <p>{t.decoys.line(unitName, showMoment(frame.language, madeAt, frame.now))}</p>
                  <p>/akt/{fileId}</p>
                </li>
              ))}
            </ul>
          )}
          <Form action="/kontroll/akter">
            <ErrorSummary form={form} />
            <Select
              form={form}
              name="unit"
              label={t.decoys.unit}
              options={decoys.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Actions>
              <Button kind="secondary">{t.decoys.make}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </StaffPage>
  );
};

function cells(frame: Frame, review: Review, line: Line) {
  const t = logTexts(frame.language);
  const address = `/kontroll/${review.id}/rader/${line.id}`;
  const ground = line.groundKind === null ? undefined : (t.grounds[line.groundKind] ?? t.otherGround);
  const purpose = line.purpose === null ? undefined : openingTexts(frame.language).purposes[namedPurpose(line.purpose)];
  return {
    who: line.staffName,
    when: `${showMoment(frame.language, line.at, frame.now)} ${t.times(line.times)}`.trim(),
    file: line.reference ?? t.noFile,
    ground: [ground, purpose, line.reason ?? t.noReason].filter(Boolean).join('. '),
    why: line.patterns.map((pattern) => t.patterns[pattern]).join(', ') || t.drawn,
    outcome: line.outcome ? (
      <a href={address}>{t.outcomes[line.outcome]}</a>
    ) : review.doneAt ? (
      ''
    ) : (
      <>
        <Form action={address} hidden={{ outcome: 'ok' }}>
          <Button small kind="secondary">
            {t.ok}
          </Button>
        </Form>
        <a href={address}>{t.ask}</a>
      </>
    ),
  };
}

type ReviewProps = { frame: Frame; review: Review; lines: readonly Line[]; failed: boolean };

export const ReviewPage = ({ frame, review, lines, failed }: ReviewProps) => {
  const t = logTexts(frame.language);
  const found = lines.filter(({ patterns }) => patterns.length > 0);
  const drawn = lines.filter(({ patterns }) => patterns.length === 0);
  const keys = ['who', 'when', 'file', 'ground', 'why', 'outcome'] as const;
  const part = (id: string, title: string, some: readonly Line[], none: string) => (
    <Section title={title} id={id} count={some.length}>
      {some.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Table
          caption={title}
          captionUnseen
          columns={keys.map((key) => ({ key, label: t.columns[key] }))}
          rows={some.map((line) => ({ id: `rad-${line.id}`, cells: cells(frame, review, line) }))}
        />
      )}
    </Section>
  );
  return (
    <StaffPage frame={frame} title={nameOf(frame, review)} documentTitle={t.title}>
      <div class="stack-wide">
        {failed && (
          <Notice kind="danger" announce>
            <p>{t.finishHelp}</p>
          </Notice>
        )}
        <p class="lead">{t.about(String(review.headSize))}</p>
        {part('fynd', t.found, found, t.noneFound)}
        {part('urval', t.drawn, drawn, t.noneDrawn)}
        {!review.doneAt && (
          <Form action={`/kontroll/${review.id}`}>
            <p>{t.finishHelp}</p>
            <Actions>
              <Button>{t.finish}</Button>
              <ButtonLink kind="quiet" href="/kontroll">
                {t.title}
              </ButtonLink>
            </Actions>
          </Form>
        )}
      </div>
    </StaffPage>
  );
};

type JudgeProps = { frame: Frame; review: Review; line: Line; form: FormState };

export const JudgePage = ({ frame, review, line, form }: JudgeProps) => {
  const t = logTexts(frame.language);
  const { outcome: _, ...shown } = cells(
    frame,
    { ...review, doneAt: review.doneAt ?? frame.now },
    { ...line, outcome: null },
  );
  return (
    <StaffPage frame={frame} title={t.judge.title} documentTitle={t.title} narrow>
      <DescriptionList
        items={(['who', 'when', 'file', 'ground', 'why'] as const).map((key) => ({
          term: t.columns[key],
          value: shown[key],
        }))}
      />
      {review.doneAt ? (
        line.outcome && (
          <p>
            {t.outcomes[line.outcome]} {line.words}
          </p>
        )
      ) : (
        <Form action={`/kontroll/${review.id}/rader/${line.id}`}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="outcome"
            label={t.judge.outcome}
            choices={outcomes.map((value) => ({
              value,
              label: t.outcomes[value],
              help: value === 'ok' ? undefined : t.outcomeHelp[value],
            }))}
          />
          <TextArea form={form} name="words" label={t.judge.words} rows={4} optional />
          <Actions>
            <Button>{t.judge.save}</Button>
          </Actions>
        </Form>
      )}
      <p>
        <a href={`/kontroll/${review.id}`}>{t.judge.back}</a>
      </p>
    </StaffPage>
  );
};
