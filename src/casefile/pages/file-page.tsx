import { type FileContext, StaffPage } from '../../access/index.ts';
import type { ChildLine } from '../../children/index.ts';
import type { ConsentSummary } from '../../consent/index.ts';
import { type PlanModel, PlanPart } from '../../plan/index.ts';
import type { ProgrammeSummary } from '../../programme/index.ts';
import {
  type FileTopFacts,
  interpreterItem,
  PausedAssessments,
  safeContactInWords,
  Warnings,
} from '../../safety/index.ts';
import type { SupportSummary } from '../../support/index.ts';
import { ButtonLink, ClockRow, Columns, Notice, Rows, Section, Strip, Timeline } from '../../ui/index.ts';
import type { FilePageModel } from '../file-page-model.ts';
import type { FilePageFacts } from '../load-file-page.ts';
import { casefileTexts } from '../texts.ts';
import type { TimelineModel } from '../timeline-model.ts';
import { ContextColumn } from './context-column.tsx';
import { WriteNote } from './write-note.tsx';

type Props = {
  ctx: FileContext;
  model: FilePageModel;
  plan: PlanModel;
  timeline: TimelineModel;
  top: FileTopFacts;
  children: readonly ChildLine[];
  facts: Pick<FilePageFacts, 'decisions' | 'promises' | 'report'>;
  consents: ConsentSummary | undefined;
  support: SupportSummary | undefined;
  programme: ProgrammeSummary | undefined;
};

export const FilePage = ({ ctx, model, plan, timeline, top, children, facts, consents, support, programme }: Props) => {
  const { language, file } = ctx;
  const t = casefileTexts(language);
  const { links } = model;
  return (
    <StaffPage
      frame={ctx.frame}
      title={`${model.name} · ${model.reference}`}
      titleInStrip
      ownWarnings
      documentTitle={t.documentTitle}
      current="files"
      strip={<FileStrip model={model} language={language} top={top} />}
    >
      <Columns
        contextLabel={t.around}
        context={
          <ContextColumn
            ctx={ctx}
            model={model}
            top={top}
            lines={children}
            facts={facts}
            consents={consents}
            support={support}
            programme={programme}
          />
        }
      >
        {(top.warnings.length > 0 || top.guardians.length > 0) && (
          <div class="only-narrow">
            <Warnings warnings={top.warnings} guardians={top.guardians} language={language} />
          </div>
        )}
        {model.closed && (
          <Notice kind="info">
            {model.closed} <a href={links.closing}>{t.closedMore}</a>
          </Notice>
        )}
        <PausedAssessments facts={top} language={language} now={ctx.now} />
        <NextStepPart model={model} language={language} />
        <Section title={t.clocks} id="frister">
          {model.clocks.length === 0 ? <p class="muted">{t.noClocks}</p> : null}
          {model.clocks.length > 0 && (
            <Rows>
              {model.clocks.map(({ act, href, ...clock }) => (
                <ClockRow
                  {...clock}
                  action={
                    href && (
                      <ButtonLink small kind="secondary" href={href}>
                        {act}
                      </ButtonLink>
                    )
                  }
                />
              ))}
            </Rows>
          )}
        </Section>
        {file.mayRead('plan') && (
          <Section title={t.plan} id="plan" action={<a href={links.plan}>{t.changePlan}</a>}>
            <PlanPart model={plan} language={language} mayWrite={file.mayWrite('plan')} />
          </Section>
        )}
        <Section title={t.timeline} id="tidslinje">
          {file.mayWrite('notes') && <WriteNote ctx={ctx} draft={model.draft} more={model.moreDrafts} />}
          <TimelinePart ctx={ctx} model={model} timeline={timeline} />
        </Section>
      </Columns>
    </StaffPage>
  );
};

const FileStrip = ({ model, language, top }: { model: FilePageModel; language: 'sv' | 'en'; top: FileTopFacts }) => {
  const t = casefileTexts(language);
  return (
    <Strip
      label={t.strip}
      name={`${model.name} · ${model.reference}`}
      items={[
        {
          label: t.safeContact,
          value: <a href={model.links.safeContact}>{safeContactInWords(top.rules, language)}</a>,
          tone: top.rules.length === 0 || top.rules.some(({ lockedAt }) => lockedAt) ? 'danger' : undefined,
        },
        ...interpreterItem(top.interpreter, language),
        { label: t.protection, value: model.protectionAge.words, tone: model.protectionAge.none ? 'today' : undefined },
        ...(model.riskAge
          ? [
              {
                label: model.riskAge.label,
                value: <a href={model.links.risk}>{model.riskAge.words}</a>,
                tone: model.riskAge.old ? ('today' as const) : undefined,
              },
            ]
          : []),
        { label: t.ground, value: <a href={model.links.why}>{model.ground}</a> },
      ]}
    />
  );
};

const NextStepPart = ({ model, language }: { model: FilePageModel; language: 'sv' | 'en' }) => {
  const t = casefileTexts(language);
  const { words, act, href, urgent } = model.next;
  return (
    <section class={urgent ? 'next-step next-step-urgent' : 'next-step'} aria-labelledby="nasta">
      <div>
        <h2 id="nasta" class="next-step-label">
          {t.next}
        </h2>
        <p class="next-step-words">{words}</p>
      </div>
      {href && <ButtonLink href={href}>{act}</ButtonLink>}
    </section>
  );
};

const TimelinePart = ({
  ctx,
  model,
  timeline,
}: {
  ctx: FileContext;
  model: FilePageModel;
  timeline: TimelineModel;
}) => {
  const t = casefileTexts(ctx.language);
  return (
    <>
      <nav class="filter" aria-label={t.filter}>
        <ul>
          {timeline.groups.map(({ value, label }) => (
            <li>
              <a
                href={value ? `${model.links.page}?visa=${value}#tidslinje` : `${model.links.page}#tidslinje`}
                aria-current={value === (timeline.chosen ?? '') ? 'true' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {model.othersDrafts.map((words) => (
        <p class="muted">{words}</p>
      ))}
      {timeline.items.length === 0 ? <p class="muted">{t.noEvents}</p> : null}
      <Timeline
        label={t.timelineLabel}
        items={timeline.items.map(({ text, about, link, emphasis, ...item }) => ({
          ...item,
          kind: emphasis,
          body:
            text || about || link ? (
              <>
                {about && <p class="muted">{about}</p>}
                {text && <p class="written">{text}</p>}
                {link && (
                  <p>
                    <a href={link.href}>{link.words}</a>
                  </p>
                )}
              </>
            ) : undefined,
        }))}
      />
      <p class="pager">
        {timeline.newestHref && <a href={timeline.newestHref}>{t.newest}</a>}
        {timeline.olderHref && <a href={timeline.olderHref}>{t.older}</a>}
      </p>
    </>
  );
};
