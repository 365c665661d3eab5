import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import type { Application } from '../application.store.ts';
import { applicationTexts } from '../application-texts.ts';
import { childFollowUpTexts } from '../child-follow-up-texts.ts';
import { type Investigation, isHelpless, isOngoing } from '../investigation.ts';
import { investigationTexts } from '../texts.ts';
import { ApplicationLines } from './application-page.tsx';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  /** The child's situation may be followed up without consent. */
  followable: boolean;
  form: FormState;
  investigations: readonly Investigation[];
  /** What has come in is a report: it is decided on its own page. */
  inReport: boolean;
  applications: readonly Application[];
  /** Somebody is to say what becomes of what came in. */
  waits: boolean;
  may: { readonly open: string; readonly notOpen: string };
};

export const ListPage = ({ ctx, top, followable, form, investigations, inReport, applications, waits, may }: Props) => {
  const t = investigationTexts(ctx.language);
  const a = applicationTexts(ctx.language);
  const current = investigations.find(isOngoing);
  const earlier = investigations.filter((one) => one !== current);
  const mayOpen = !current && !inReport && ctx.file.mayWrite('decisions');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      {!mayOpen && <ErrorSummary form={form} />}
      {current && waits && (
        <Notice kind="today" title={a.cameIn}>
          <p>{a.cameInHelp}</p>
          {ctx.file.mayWrite('decisions') && (
            <Form action={`${top.address}/hor-hit`} hidden={{ _form: newId() }} label={a.cameIn}>
              <Button kind="secondary" small>
                {a.belongs}
              </Button>
            </Form>
          )}
        </Notice>
      )}
      <Before ctx={ctx} earlier={earlier} />
      {current && (
        <Section
          id="pagar"
          title={t.current}
          action={<Mark kind={current.state === 'review' ? 'today' : 'plain'}>{t.states[current.state]}</Mark>}
        >
          <p>{t.openedLine(current.openedBy, showFixedMoment(ctx.language, current.openedAt, ctx.now))}</p>
          <p class="written">{current.motive}</p>
          <p>
            <ButtonLink href={`${top.address}/utredning/${current.id}`}>{t.openIt}</ButtonLink>
          </p>
        </Section>
      )}
      {investigations.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {inReport && !current && (
        <Notice kind="today">
          <p>{t.open.inReport}</p>
          <p>
            <a href={`${top.address}/anmalan`}>{t.open.toReport}</a>
          </p>
        </Notice>
      )}
      {applications.length > 0 && (
        <Section id="ansokningar" title={a.earlier}>
          <ApplicationLines ctx={ctx} applications={applications} />
        </Section>
      )}
      {mayOpen && (
        <Section id="inled" title={t.open.title}>
          <Form action={`${top.address}/utredning`} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <RadioGroup
              form={form}
              name="outcome"
              label={t.open.choice}
              choices={(['open', 'notOpen'] as const).map((value) => ({
                value,
                label: t.open[value],
                help: may[value],
              }))}
            />
            <TextArea form={form} name="motive" label={t.open.motive} help={t.open.motiveHelp} rows={4} />
            <Actions>
              <Button>{t.open.act}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      {earlier.length > 0 && (
        <Section id="tidigare" title={t.earlier} count={earlier.length}>
          <Earlier ctx={ctx} earlier={earlier} />
        </Section>
      )}
      {followable && (
        <p>
          <a href={`${top.address}/barnets-lage`}>{childFollowUpTexts(ctx.language).title}</a>
        </p>
      )}
      {ctx.file.mayRead('plan') && (
        <p>
          <a href={`${top.address}/ansokan`}>{a.link}</a>
        </p>
      )}
    </SafetyPage>
  );
};

type EarlierProps = { ctx: FileContext; earlier: readonly Investigation[] };

/** What has become of the person before: each with its outcome, and the reason. */
export const Earlier = ({ ctx, earlier }: EarlierProps) => {
  const t = investigationTexts(ctx.language);
  const when = (at: Investigation['openedAt']) => showFixedMoment(ctx.language, at, ctx.now);
  return (
    <ul class="lines">
      {earlier.map((one) => (
        <li>
          <p>
            {one.state === 'notOpened' ? (
              <strong>{t.states.notOpened}</strong>
            ) : (
              <a href={`/akt/${ctx.file.id}/utredning/${one.id}`}>
                {one.outcome ? t.outcomes[one.outcome] : t.states[one.state]}
              </a>
            )}{' '}
            {one.outcome === 'withoutHelp' && <Mark kind="today">{t.outcomes.withoutHelp}</Mark>}
          </p>
          <p class="muted">
            {one.state === 'notOpened'
              ? t.notOpenedLine(one.openedBy, when(one.openedAt))
              : t.openedLine(one.openedBy, when(one.openedAt))}{' '}
            {one.outcome && one.endedAt && t.endedLine(t.outcomes[one.outcome], one.endedBy ?? '', when(one.endedAt))}
          </p>
          <p class="written">{one.endedWords ?? one.motive}</p>
        </li>
      ))}
    </ul>
  );
};

/** Said before anything else where the person was looked into and left with nothing (voices V28). */
export const Before = ({ ctx, earlier }: EarlierProps) => {
  const times = earlier.filter(({ outcome }) => isHelpless(outcome)).length;
  if (times === 0) return null;
  return (
    <Notice kind="today">
      <p>{investigationTexts(ctx.language).before(times)}</p>
    </Notice>
  );
};
