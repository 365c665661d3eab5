import { Temporal } from 'temporal-polyfill';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showMoment, showMonth } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  ClockRow,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Rows,
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
type Month = { readonly month: string; readonly unitName: string | null };
/** "Oktober 2026". */
const monthOf = (frame: Frame, { month }: Month): string => {
  const words = showMonth(frame.language, Temporal.PlainDate.from(month));
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const unitOf = (frame: Frame, { unitName }: Month): string => unitName ?? logTexts(frame.language).everywhere;

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
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.title} current="review" lead={t.lead}>
      <div class="stack-wide">
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
          <Rows>
            {reviews.map((review) => (
              <ReviewRow frame={frame} review={review} />
            ))}
          </Rows>
        )}
        {decoys && (
          <Section title={t.decoys.title} id="lockakter">
            <p>{t.decoys.about}</p>
            {decoys.made.length === 0 ? (
              <p class="quiet">{t.decoys.none}</p>
            ) : (
              <ul class="lines">
                {decoys.made.map(({ fileId, unitName, madeAt }) => (
                  <li>
                    <p>{t.decoys.line(unitName, showMoment(frame.language, madeAt, frame.now))}</p>
                    <p class="muted">/akt/{fileId}</p>
                  </li>
                ))}
              </ul>
            )}
            <Form action="/kontroll/akter" label={t.decoys.title} hidden={{ _form: newId() }}>
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
      </div>
    </StaffPage>
  );
};

const ReviewRow = ({ frame, review }: { frame: Frame; review: ReviewToMake }) => {
  const { language, now } = frame;
  const t = logTexts(language);
  const { month, unitId, reviewId, doneAt, judged, lines } = review;
  const lastDay = Temporal.PlainDate.from(month).add({ months: 2 }).subtract({ days: 1 });
  const late = Temporal.PlainDate.compare(lastDay, dayOf(now)) < 0;
  const day = showDay(language, lastDay, dayOf(now));
  const name = `${monthOf(frame, review)}, ${unitOf(frame, review)}`;
  return (
    <ClockRow
      label={monthOf(frame, review)}
      about={unitOf(frame, review)}
      due={doneAt ? t.done(showMoment(language, doneAt, now)) : late ? day : t.due(day)}
      ownWords
      datetime={(doneAt ?? lastDay).toString()}
      state={doneAt ? 'done' : late ? 'breach' : 'later'}
      owner={reviewId ? t.left(judged, lines) : t.notBegun}
      action={
        reviewId ? (
          <ButtonLink small kind="secondary" href={`/kontroll/${reviewId}`}>
            {doneAt ? t.look : t.goOn}
            <span class="unseen">, {name}</span>
          </ButtonLink>
        ) : (
          <Form inline action="/kontroll" label={name} hidden={{ _form: newId(), month, unit: unitId ?? '' }}>
            <Button small kind="secondary">
              {t.begin}
              <span class="unseen">, {name}</span>
            </Button>
          </Form>
        )
      }
    />
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
      <div class="cell-acts">
        <Form inline action={address} hidden={{ _form: newId(), outcome: 'ok' }}>
          <Button small kind="secondary">
            {t.ok}
          </Button>
        </Form>
        <a href={address}>{t.ask}</a>
      </div>
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
    <StaffPage
      frame={frame}
      title={`${monthOf(frame, review)}, ${unitOf(frame, review)}`}
      documentTitle={t.title}
      current="review"
      lead={t.about(String(review.headSize))}
    >
      <div class="stack-wide">
        <p class="way-back">
          <a href="/kontroll">{t.toList}</a>
        </p>
        {failed && (
          <Notice kind="danger" announce>
            <p>{t.finishHelp}</p>
          </Notice>
        )}
        {part('fynd', t.found, found, t.noneFound)}
        {part('urval', t.drawn, drawn, t.noneDrawn)}
        {!review.doneAt && (
          <Form action={`/kontroll/${review.id}`} hidden={{ _form: newId() }}>
            <p>
              {t.left(lines.filter(({ outcome }) => outcome).length, lines.length)}. {t.finishHelp}
            </p>
            <Actions>
              <Button>{t.finish}</Button>
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
    <StaffPage frame={frame} title={t.judge.title} documentTitle={t.title} current="review" narrow>
      <div class="stack-wide">
        <p class="way-back">
          <a href={`/kontroll/${review.id}`}>{t.judge.back}</a>
        </p>
        <DescriptionList
          items={(['who', 'when', 'file', 'ground', 'why'] as const).map((key) => ({
            term: t.columns[key],
            value: shown[key],
          }))}
        />
        {review.doneAt ? (
          line.outcome && (
            <p>
              <strong>{t.outcomes[line.outcome]}</strong> {line.words}
            </p>
          )
        ) : (
          <Form action={`/kontroll/${review.id}/rader/${line.id}`} hidden={{ _form: newId() }}>
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
            <TextArea form={form} name="words" label={t.judge.words} help={t.judge.wordsHelp} rows={4} />
            <Actions>
              <Button>{t.judge.save}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </StaffPage>
  );
};
