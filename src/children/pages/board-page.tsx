import type { FileContext } from '../../access/index.ts';
import type { FileClock } from '../../clocks/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId, type PersonId } from '../../kernel/ids.ts';
import { isAtOrAfter } from '../../kernel/instant.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showDue, showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { type FileTopFacts, nameOf, type Protected, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { type ChildOutcome, childOutcomeKinds, childSupports, gapKinds } from '../board.ts';
import { boardTexts } from '../board-texts.ts';
import { throughChildTexts } from '../through-child-texts.ts';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  outcomes: ReadonlyMap<PersonId, ChildOutcome>;
  clocks: readonly FileClock[];
  answering: ReadonlyMap<string, string>;
  holders: readonly { id: string; name: string }[];
  given: { readonly child: string; readonly form: FormState } | undefined;
  places: readonly LocationKind[];
};

/** A part for each child of the file: what it gets, or why not, whose that is and until when. */
export const BoardPage = (props: Props) => {
  const { ctx, top, given } = props;
  const t = boardTexts(ctx.language);
  const children = top.people.filter(({ part }) => part === 'child');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      {children.length === 0 && <EmptyState title={t.none} />}
      {children.length > 0 && (
        <p>
          <a href="/insatser/barn">{t.list.barriers.supply}</a>
        </p>
      )}
      {children.map((child) => (
        <Section id={`child-${child.id}`} title={nameOf(child, top.people, ctx.language)}>
          <Said {...props} child={child} />
          {ctx.file.side !== 'perpetrator' && (
            <p>
              <a href={`${top.address}/vardnad/${child.id}`}>{t.ways}</a>
              {ctx.file.mayRead('account') && (
                <>
                  {' · '}
                  <a href={`${top.address}/efterat/${child.id}`}>{throughChildTexts(ctx.language).short}</a>
                </>
              )}
            </p>
          )}
          {ctx.file.mayWrite('children') && (
            <SayForm {...props} child={child} form={given?.child === child.id ? given.form : undefined} />
          )}
        </Section>
      ))}
    </SafetyPage>
  );
};

const Said = ({ ctx, outcomes, clocks, answering, child }: Props & { child: Protected }) => {
  const { language, now } = ctx;
  const t = boardTexts(language);
  const outcome = outcomes.get(child.id);
  const clock = clocks.find(({ about }) => about === child.id);
  const late = clock !== undefined && isAtOrAfter(now, clock.dueAt);
  const holder = clock && t.holds(answering.get(clock.id) ?? clock.ownerName);
  if (!outcome)
    return (
      <>
        <p>
          <Mark kind={late ? 'breach' : 'today'}>{t.nothingSaid}</Mark>
        </p>
        {clock && (
          <p>
            {t.due(showDue(language, clock.dueAt, now))} {holder}
          </p>
        )}
      </>
    );
  const gap = outcome.kind === 'gap';
  return (
    <>
      <p>
        <Mark kind={gap ? (late ? 'breach' : 'today') : 'done'}>
          {[t.kind[outcome.kind], outcome.gap && t.gap[outcome.gap], outcome.support && t.support[outcome.support]]
            .filter(Boolean)
            .join(' · ')}
        </Mark>
      </p>
      <p class="written">{outcome.words}</p>
      {gap && (
        <p>
          {holder ?? (outcome.owner && t.holds(outcome.owner))}{' '}
          {outcome.reviewOn && t.again(showNearDay(language, outcome.reviewOn, today(now)))}
        </p>
      )}
      <p class="muted">{t.saidBy(outcome.by, showMoment(language, outcome.at, now))}</p>
    </>
  );
};

const SayForm = ({
  ctx,
  top,
  outcomes,
  holders,
  places,
  child,
  form: given,
}: Props & { child: Protected; form: FormState | undefined }) => {
  const t = boardTexts(ctx.language);
  const form = scoped(given ?? emptyForm(), `child-${child.id}`);
  const known = outcomes.has(child.id);
  return (
    <Disclosure label={known ? t.change : t.save} open={given !== undefined}>
      <Form action={`${top.address}/barnen/${child.id}`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <RadioGroup
          form={form}
          name="kind"
          label={t.kindLabel}
          choices={childOutcomeKinds.map((value) => ({ value, label: t.kind[value], help: t.kindHelp[value] }))}
        />
        <Select
          form={form}
          name="support"
          label={t.supportLabel}
          options={childSupports.map((value) => ({ value, label: t.support[value] }))}
          optional
        />
        <Select
          form={form}
          name="gap"
          label={t.gapLabel}
          options={gapKinds.map((value) => ({ value, label: t.gap[value] }))}
          optional
        />
        <Select
          form={form}
          name="owner"
          label={t.owner}
          options={holders.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <DateField form={form} name="reviewOn" label={t.reviewOn} optional />
        <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} />
        <PlacesNotice kinds={given ? places : []} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
