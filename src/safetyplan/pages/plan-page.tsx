import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showDay, showFixedMoment } from '../../platform/language/dates.ts';
import { type FormState, fieldValue, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DateField,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Fieldset,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { childField } from '../plan-form.ts';
import type { Child } from '../safetyplan.store.ts';
import {
  type Answers,
  isOfChild,
  madeHows,
  mayPrintSafetyPlan,
  type OwnPart,
  ownParts,
  type PlanPart,
  type Question,
  questions,
  type SafetyPlan,
} from '../safetyplan.ts';
import { safetyPlanTexts } from '../texts.ts';

type FrameProps = PropsWithChildren<{ ctx: FileContext; title: string; lead?: string; back?: string }>;

export const SafetyPlanFrame = ({ ctx, title, lead, back, children }: FrameProps) => {
  const t = safetyPlanTexts(ctx.language);
  const words = back ? t.title : t.back;
  return (
    <StaffPage frame={ctx.frame} title={title} documentTitle={t.documentTitle} current="files" lead={lead} narrow>
      <p class="way-back">
        <a href={back ?? `/akt/${ctx.file.id}`}>{words}</a> <span class="muted">{ctx.file.reference}</span>
      </p>
      {children}
    </StaffPage>
  );
};

type Props = {
  ctx: FileContext;
  plans: readonly SafetyPlan[];
  young: readonly Child[];
  form: FormState;
  open: boolean;
  places: readonly LocationKind[];
};

export const SafetyPlanPage = ({ ctx, plans, young, form, open, places }: Props) => {
  const { language, file } = ctx;
  const t = safetyPlanTexts(language);
  const [current, ...earlier] = plans;
  const mayWrite = file.mayWrite('protection') && file.mayRead('children');
  const day = today(ctx.now);
  return (
    <SafetyPlanFrame ctx={ctx} title={t.title} lead={isOfChild(file) ? t.childLead : t.lead}>
      <div class="stack-wide">
        {isOfChild(file) && (
          <Notice kind="info" title={t.childRead}>
            <p>{t.childReadHelp}</p>
          </Notice>
        )}
        {current ? (
          <>
            {mayPrintSafetyPlan(file) &&
              file.mayRead('location') &&
              file.mayRead('children') &&
              file.mayWrite('protection') && (
                <Actions>
                  <ButtonLink kind="secondary" href={`/akt/${file.id}/papper`}>
                    {t.paper.link}
                  </ButtonLink>
                </Actions>
              )}
            <PlanWords ctx={ctx} plan={current} young={young} />
          </>
        ) : (
          <EmptyState title={isOfChild(file) ? t.childNone : t.none} />
        )}
        {mayWrite && (
          <Disclosure label={current ? t.rewrite : t.write} open={open || !current} id="skriv">
            <PlanForm ctx={ctx} form={form} young={young} places={places} keepsOld={current !== undefined} />
          </Disclosure>
        )}
        {earlier.length > 0 && (
          <Section title={t.earlier} id="tidigare" count={earlier.length}>
            <ul class="lines">
              {earlier.map(({ id, version, by, at }) => (
                <li>
                  <a href={`/akt/${file.id}/trygghetsplan/${id}`}>{t.version(version)}</a>{' '}
                  <span class="muted">{t.made(by, showFixedMoment(language, at, ctx.now))}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {current && <p class="muted">{t.review(showDay(language, current.reviewOn, day))}</p>}
      </div>
    </SafetyPlanFrame>
  );
};

type OldProps = { ctx: FileContext; plan: SafetyPlan; young: readonly Child[]; replaced: boolean };

export const OldPlanPage = ({ ctx, plan, young, replaced }: OldProps) => {
  const t = safetyPlanTexts(ctx.language);
  return (
    <SafetyPlanFrame ctx={ctx} title={t.version(plan.version)} back={`/akt/${ctx.file.id}/trygghetsplan`}>
      <div class="stack-wide">
        {replaced && <Notice kind="info" title={t.replaced} />}
        <PlanWords ctx={ctx} plan={plan} young={young} />
      </div>
    </SafetyPlanFrame>
  );
};

type WordsProps = { ctx: FileContext; plan: SafetyPlan; young: readonly Child[] };

const PlanWords = ({ ctx, plan, young }: WordsProps) => {
  const { language } = ctx;
  const t = safetyPlanTexts(language);
  const said = (part: PlanPart, answers: Answers) =>
    (questions[part] as readonly Question[]).flatMap((question) => {
      const value = answers[question];
      return value ? [{ term: t.question[question], value: <span class="written">{value}</span> }] : [];
    });
  const names = new Map(young.map(({ id, name }) => [id, name]));
  // Of a child nobody reads here who doesn't read of the children elsewhere.
  const ofChildren = plan.body.children.filter(({ personId }) => names.has(personId));
  const parts = [
    ...ownParts.map((part) => ({ id: part as string, title: t.part[part], items: said(part, plan.body[part]) })),
    ...ofChildren.map(({ personId, answers }) => ({
      id: `barn-${personId}`,
      title: t.ofChild(names.get(personId) ?? t.noName),
      items: said('child', answers),
    })),
  ].filter(({ items }) => items.length > 0);
  return (
    <div class="stack">
      <p class="muted">
        {t.version(plan.version)}. {t.made(plan.by, showFixedMoment(language, plan.at, ctx.now))}.{' '}
        {plan.madeHow === 'notSeen' ? <Mark kind="today">{t.notSeenMark}</Mark> : t.madeHows[plan.madeHow]}
      </p>
      {parts.map(({ id, title, items }) => (
        <Section title={title} id={id}>
          <DescriptionList items={items} />
        </Section>
      ))}
    </div>
  );
};

type FormProps = {
  ctx: FileContext;
  form: FormState;
  young: readonly Child[];
  places: readonly LocationKind[];
  keepsOld: boolean;
};

const PlanForm = ({ ctx, form, young, places, keepsOld }: FormProps) => {
  const t = safetyPlanTexts(ctx.language);
  const fields = (under: string, part: PlanPart) =>
    (questions[part] as readonly Question[]).map((question) => (
      <TextArea
        form={form}
        name={`${under}.${question}`}
        label={t.question[question]}
        help={t.questionHelp[question]}
        rows={2}
        optional
      />
    ));
  const before: readonly OwnPart[] = ['adult'];
  const after: readonly OwnPart[] = ['work', 'phone', 'handover'];
  const own = (parts: readonly OwnPart[]) =>
    (isOfChild(ctx.file) ? [] : parts).map((part) => (
      <Fieldset legend={t.part[part]} help={part === 'handover' ? t.handoverHelp : undefined}>
        {fields(part, part)}
      </Fieldset>
    ));
  return (
    <Form
      action={`/akt/${ctx.file.id}/trygghetsplan`}
      hidden={{ _form: newId(), version: fieldValue(form, 'version') || '0' }}
    >
      {hasErrors(form) && <ErrorSummary form={form} />}
      {keepsOld && <p class="help">{t.keepsOld}</p>}
      {own(before)}
      {young.map(({ id, name }) => (
        <Fieldset legend={t.ofChild(name ?? t.noName)}>{fields(childField(id), 'child')}</Fieldset>
      ))}
      {own(after)}
      <RadioGroup
        form={form}
        name="madeHow"
        label={t.madeHow}
        choices={madeHows.map((how) => ({ value: how, label: t.madeHows[how] }))}
      />
      <DateField form={form} name="reviewOn" label={t.reviewOn} help={t.reviewOnHelp} />
      <PlacesNotice kinds={places} language={ctx.language} form={form} />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  );
};
