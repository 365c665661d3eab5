import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import {
  closedErrands,
  type Errand,
  type ErrandId,
  errandsLeft,
  needsRoom,
  obstacleKinds,
  obstaclesLeft,
  openErrands,
} from '../leaving.ts';
import { leavingTexts } from '../leaving-texts.ts';
import { stateOf } from '../plan.ts';
import { planTexts } from '../text.ts';
import { BeginErrands } from './begin-errands-form.tsx';
import { PlanFrame } from './plan-frame.tsx';
import type { Owner } from './plan-page.tsx';

type Props = {
  ctx: FileContext;
  errands: readonly Errand[];
  owners: readonly Owner[];
  places: readonly LocationKind[];
  forms: {
    readonly begin?: FormState;
    readonly of?: ErrandId;
    readonly obstacle?: FormState;
    readonly room?: FormState;
    /** What was asked about ended meanwhile, and has no card any more. */
    readonly ended?: boolean;
  };
};

/** Everything that has to be arranged before somebody leaves; what each would tell stands beside it before it is done (V18). */
export const LeavingPage = ({ ctx, errands, owners, places, forms }: Props) => {
  const t = leavingTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('plan');
  const open = openErrands(errands);
  const closed = closedErrands(errands);
  const stops = obstaclesLeft(errands);
  return (
    <PlanFrame ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        <Notice kind="danger" title={t.noticeTitle}>
          <p>{t.notice}</p>
        </Notice>
        {forms.ended && forms.obstacle && <ErrorSummary form={forms.obstacle} />}
        <Section title={t.openTitle} id="pagar" count={open.length > 0 ? open.length : undefined}>
          {open.length === 0 && <p class="muted">{t.none}</p>}
          {stops > 0 && (
            <p>
              <Mark kind="today">{t.left(stops)}</Mark>
            </p>
          )}
          {open.map((errand) => (
            <ErrandCard
              ctx={ctx}
              errand={errand}
              mayWrite={mayWrite}
              places={forms.of === errand.id ? places : []}
              obstacle={forms.of === errand.id ? forms.obstacle : undefined}
              room={forms.of === errand.id ? forms.room : undefined}
            />
          ))}
        </Section>
        {mayWrite && errandsLeft(errands).length > 0 && (
          <BeginErrands
            ctx={ctx}
            kinds={errandsLeft(errands)}
            owners={owners}
            form={forms.begin ?? emptyForm({ owner: ctx.actor.staffId })}
            places={forms.of ? [] : places}
          />
        )}
        {closed.length > 0 && (
          <Section title={t.closedTitle} id="klart" count={closed.length}>
            <ul class="lines">
              {closed.map(({ kind, action, obstacles }) => (
                <li>
                  <p>
                    <strong>{t.errand[kind].name}</strong>{' '}
                    {planTexts(ctx.language).state[action.doneAt ? 'done' : 'notPossible']}
                  </p>
                  <p class="muted">
                    {[action.outcome, ...obstacles.map((one) => t.obstacleKinds[one.kind])].filter(Boolean).join(' · ')}
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </PlanFrame>
  );
};

type CardProps = {
  ctx: FileContext;
  errand: Errand;
  mayWrite: boolean;
  places: readonly LocationKind[];
  obstacle: FormState | undefined;
  room: FormState | undefined;
};

const marks = { overdue: 'breach', today: 'today', later: 'plain', done: 'done', notPossible: 'plain' } as const;

const ErrandCard = ({ ctx, errand, mayWrite, places, obstacle, room }: CardProps) => {
  const { language } = ctx;
  const t = leavingTexts(language);
  const { action, escort } = errand;
  const day = today(ctx.now);
  const state = stateOf(action, day);
  const when = `${planTexts(language).state[state]} · ${planTexts(language).by(showNearDay(language, action.dueOn, day))}`;
  return (
    <article class="record stack" aria-label={t.errand[errand.kind].name}>
      <h3>{action.words}</h3>
      <DescriptionList
        items={[
          { term: t.reveals, value: <span class="written">{errand.reveals}</span> },
          { term: t.ownerIs, value: action.ownerName },
          { term: t.due, value: <Mark kind={marks[state]}>{when}</Mark> },
          ...(escort ? [{ term: t.escortIs, value: escort.ownerName }] : []),
          ...(errand.kind === 'policeDesk'
            ? [
                {
                  term: t.room,
                  value: needsRoom(errand) ? (
                    <Mark kind="danger">{t.roomMissing}</Mark>
                  ) : (
                    [
                      errand.roomBookedAt && t.roomBooked(showNearDay(language, dayOf(errand.roomBookedAt), day)),
                      errand.roomWords,
                    ]
                      .filter(Boolean)
                      .join('. ')
                  ),
                },
              ]
            : []),
        ]}
      />
      <Obstacles ctx={ctx} errand={errand} mayWrite={mayWrite} />
      {mayWrite && (
        <>
          <Actions>
            <ButtonLink kind="secondary" small href={`/akt/${ctx.file.id}/plan/${action.id}`}>
              {t.act}
            </ButtonLink>
          </Actions>
          {needsRoom(errand) && <BookRoom ctx={ctx} errand={errand} form={room} places={room ? places : []} />}
          <MeetObstacle ctx={ctx} errand={errand} form={obstacle} places={obstacle ? places : []} />
        </>
      )}
    </article>
  );
};

const Obstacles = ({ ctx, errand, mayWrite }: Pick<CardProps, 'ctx' | 'errand' | 'mayWrite'>) => {
  const t = leavingTexts(ctx.language);
  if (errand.obstacles.length === 0) return null;
  return (
    <ul class="lines" aria-label={t.stops}>
      {errand.obstacles.map(({ id, kind, words, removedAt }) => (
        <li>
          <p>
            {removedAt ? (
              <span class="muted">
                {t.obstacleKinds[kind]}, {t.removedOn(showNearDay(ctx.language, dayOf(removedAt), today(ctx.now)))}
              </span>
            ) : (
              <Mark kind="today">{t.obstacleKinds[kind]}</Mark>
            )}
          </p>
          {words && <p class="muted">{words}</p>}
          {mayWrite && !removedAt && (
            <Form action={`/akt/${ctx.file.id}/hinder/${id}/borta`} hidden={{ _form: newId() }}>
              <Button kind="quiet">{t.remove}</Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
};

type SmallForm = {
  ctx: FileContext;
  errand: Errand;
  form: FormState | undefined;
  places: readonly LocationKind[];
};

const BookRoom = ({ ctx, errand, form, places }: SmallForm) => {
  const t = leavingTexts(ctx.language);
  const shown = scoped(form ?? emptyForm(), `room-${errand.id}`);
  return (
    <Disclosure label={t.book} open={form !== undefined}>
      <Form action={`/akt/${ctx.file.id}/uppbrott/${errand.id}/rum`} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <TextField form={shown} name="room" label={t.roomWords} width="full" />
        <PlacesNotice kinds={places} language={ctx.language} form={shown} />
        <Actions>
          <Button kind="secondary">{t.book}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

const MeetObstacle = ({ ctx, errand, form, places }: SmallForm) => {
  const t = leavingTexts(ctx.language);
  const shown = scoped(form ?? emptyForm(), `obstacle-${errand.id}`);
  return (
    <Disclosure label={t.obstacle} open={form !== undefined}>
      <Form action={`/akt/${ctx.file.id}/uppbrott/${errand.id}/hinder`} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <Select
          form={shown}
          name="kind"
          label={t.obstacleKind}
          options={obstacleKinds.map((kind) => ({ value: kind, label: t.obstacleKinds[kind] }))}
        />
        <TextArea form={shown} name="words" label={t.obstacleWords} rows={2} optional />
        <PlacesNotice kinds={places} language={ctx.language} form={shown} />
        <Actions>
          <Button kind="secondary">{t.record}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
