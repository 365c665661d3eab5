import { StaffPage } from '../../access/index.ts';
import { mayGive } from '../../guardians/index.ts';
import { applicationTexts } from '../../investigation/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { forgotten } from '../access-needs.ts';
import { giverOptions } from '../givers.ts';
import { heldOf, lastDay, missingOf, phaseOf, talksLeft } from '../intervention.ts';
import { accessNeeds } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';
import { supportTexts } from '../texts.ts';
import { AlliancePart } from './alliance-part.tsx';
import { CompanyPart, GroupPart } from './beside-part.tsx';
import { phaseMarks } from './interventions-page.tsx';
import type { PartProps } from './part-props.ts';
import { RatingAsked } from './rating-asked.tsx';
import { LightPart, SilencePart } from './silence-part.tsx';
import { TalksPart } from './talks-part.tsx';
import { TimeOffPart } from './time-off-part.tsx';
import { TurnPart } from './turn-part.tsx';
import { WhatItIs } from './what-it-is.tsx';

export const InterventionPage = ({ ctx, whole, forms }: Pick<PartProps, 'ctx' | 'whole' | 'forms'>) => {
  const { language, file } = ctx;
  const t = supportTexts(language);
  const { one, service } = whole;
  const at = `/akt/${file.id}/insatser/${one.id}`;
  const mayWrite = file.mayWrite('plan') && file.mayWrite('notes');
  const props: PartProps = { ctx, whole, forms, at, mayWrite: mayWrite && !one.endedAt };
  return (
    <StaffPage frame={ctx.frame} title={service[language].name} documentTitle={t.title} current="files" narrow>
      <p class="way-back">
        <a href={`/akt/${file.id}/insatser`}>{t.backToList}</a> <span class="muted">{file.reference}</span>
      </p>
      <div class="stack-wide">
        <Standing {...props} />
        <SilencePart {...props} />
        <TimeOffPart {...props} near />
        <BeginPart {...props} />
        <TurnPart {...props} near />
        <RatingAsked {...props} />
        <WhatItIs service={service} language={language} />
        <NeedsPart {...props} />
        <GroupPart {...props} />
        <TalksPart {...props} />
        <AlliancePart {...props} />
        {file.mayWrite('plan') && (
          <p>
            <a href={`/akt/${file.id}/ansokan`}>{applicationTexts(language).link}</a>
          </p>
        )}
        <CompanyPart {...props} />
        <LightPart {...props} mayWrite={mayWrite} />
        <TimeOffPart {...props} near={false} />
        <TurnPart {...props} near={false} />
        <HandPart {...props} />
      </div>
    </StaffPage>
  );
};

/** How it stands, in one line: phase, what is left, who gives it. */
const Standing = ({ ctx, whole }: PartProps) => {
  const { language, now } = ctx;
  const t = supportTexts(language);
  const s = serviceTexts(language);
  const { one, talks } = whole;
  const phase = phaseOf(one);
  const left = talksLeft(one.extent, talks);
  const last = lastDay(one);
  const day = (at: Instant) => showNearDay(language, dayOf(at), dayOf(now));
  return (
    <div class="stack">
      <p>
        <Mark kind={phaseMarks[phase]}>{t.phase[phase]}</Mark>{' '}
        {one.endHow && one.endedAt
          ? t.ended(t.how[one.endHow], day(one.endedAt))
          : t.since(day(one.begunAt ?? one.askedAt))}
      </p>
      <p>
        <strong>
          {left !== undefined
            ? t.left(left)
            : last
              ? t.until(showNearDay(language, last, dayOf(now)))
              : s.extent(one.extent)}
        </strong>
        {left !== undefined && <span class="muted"> {t.held(heldOf(talks))}</span>}
      </p>
      <p class="muted">
        {t.given(one.workerName)} · {s.basisShort[one.basis]}
      </p>
      {one.words && <blockquote class="goal">”{one.words}”</blockquote>}
      {one.endReason && <p>{t.silence.reasons[one.endReason]}</p>}
      {one.endWords && <p class="written">{one.endWords}</p>}
    </div>
  );
};

const BeginPart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const t = supportTexts(ctx.language);
  const { one } = whole;
  const form = forms.begin ?? emptyForm();
  const close = forms.close ?? emptyForm();
  if (!mayWrite || one.begunAt) return null;
  return (
    <Section title={t.begin.title} id="borja">
      {hasErrors(form) && <ErrorSummary form={form} />}
      {whole.waitsForGo && (
        <p>
          {t.begin.problem.noGo} <a href={`/akt/${ctx.file.id}/steg`}>{t.begin.toSteps}</a>
        </p>
      )}
      {whole.guardians && !mayGive(whole.guardians) && (
        <p>
          {t.begin.consent[whole.guardians.state]}{' '}
          {whole.guardians.state !== 'unseen' && (
            <a href={`/akt/${ctx.file.id}/vardnad/${whole.guardians.child}`}>{t.begin.toConsent}</a>
          )}
        </p>
      )}
      {one.unreached.length > 0 ? (
        <p>{t.begin.problem.notReached}</p>
      ) : whole.waitsForGo ? null : (
        <Form action={`${at}/borja`} hidden={{ _form: newId() }}>
          <p class="muted">{t.begin.help}</p>
          <Actions>
            <Button>{t.begin.button}</Button>
          </Actions>
        </Form>
      )}
      <Disclosure label={t.close.title} open={hasErrors(close)}>
        <Form action={`${at}/blev-inte`} hidden={{ _form: newId() }}>
          {hasErrors(close) && <ErrorSummary form={close} />}
          <TextArea form={close} name="why" label={t.close.why} rows={2} />
          <Actions>
            <Button kind="secondary">{t.close.button}</Button>
          </Actions>
        </Form>
      </Disclosure>
    </Section>
  );
};

/** Granted but out of reach is not delivered (V07). */
const NeedsPart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const { language } = ctx;
  const t = supportTexts(language).needs;
  const s = serviceTexts(language);
  const { one, service } = whole;
  const arranged = missingOf(one.needs, service).filter((need) => !one.unreached.includes(need));
  const left = forgotten(whole.planned, one);
  const form = forms.needs ?? emptyForm({ needs: one.needs, arranged });
  const list = accessNeeds.map((value) => ({ value, label: s.access[value] }));
  const words = (needs: typeof one.needs) => needs.map((need) => s.access[need]).join(', ');
  return (
    <Section title={t.title} id="behov">
      {one.unreached.length > 0 && (
        <Notice kind="danger" title={`${t.missing}: ${words(one.unreached)}`}>
          <p>{t.missingHelp}</p>
        </Notice>
      )}
      {left.length > 0 && !one.endedAt && (
        <Notice kind="today" title={t.planned(words(left))}>
          <p>{t.plannedHelp}</p>
          {mayWrite && (
            <Form action={`${at}/behov`} label={t.takePlanned} hidden={{ _form: newId() }}>
              {[...one.needs, ...left].map((need) => (
                <input type="hidden" name="needs" value={need} />
              ))}
              {arranged.map((need) => (
                <input type="hidden" name="arranged" value={need} />
              ))}
              <Button kind="secondary">{t.takePlanned}</Button>
            </Form>
          )}
        </Notice>
      )}
      {one.needs.length > 0 && <p>{`${t.has}: ${words(one.needs)}`}</p>}
      {one.needs.length === 0 && left.length === 0 && <p>{t.nothing}</p>}
      {mayWrite && (
        <Disclosure label={t.change} open={hasErrors(form)}>
          <Form action={`${at}/behov`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <CheckboxGroup form={form} name="needs" label={t.has} choices={list} inline />
            <CheckboxGroup
              form={form}
              name="arranged"
              label={t.arranged}
              choices={list.filter(({ value }) => !service.access.includes(value))}
              inline
            />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};

const HandPart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const t = supportTexts(ctx.language);
  const form = forms.hand ?? emptyForm();
  if (!mayWrite) return null;
  return (
    <Disclosure label={t.hand.title} open={hasErrors(form)}>
      <Form action={`${at}/lamna-over`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <Select form={form} name="worker" label={t.add.worker} options={giverOptions(whole.owners)} />
        <Actions>
          <Button kind="secondary">{t.hand.button}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
