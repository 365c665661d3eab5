import { type FileContext, StaffPage } from '../../access/index.ts';
import { type ChildLine, ChildrenLines } from '../../children/index.ts';
import { ConsentPart, type ConsentSummary } from '../../consent/index.ts';
import { type PlanModel, PlanPart } from '../../plan/index.ts';
import {
  DecidedLines,
  type FileTopFacts,
  PausedAssessments,
  PromisedLines,
  safeContactInWords,
  Warnings,
} from '../../safety/index.ts';
import { ButtonLink, ClockRow, Columns, Mark, Rows, Section, Strip, Timeline } from '../../ui/index.ts';
import type { FilePageModel } from '../file-page-model.ts';
import { opensDecisions } from '../links.ts';
import type { FilePageFacts } from '../load-file-page.ts';
import { casefileTexts } from '../texts.ts';
import type { TimelineModel } from '../timeline-model.ts';
import { WriteNote } from './write-note.tsx';

type Props = {
  ctx: FileContext;
  model: FilePageModel;
  plan: PlanModel;
  timeline: TimelineModel;
  top: FileTopFacts;
  children: readonly ChildLine[];
  facts: Pick<FilePageFacts, 'decisions' | 'promises'>;
  consents: ConsentSummary | undefined;
};

export const FilePage = ({ ctx, model, plan, timeline, top, children, facts, consents }: Props) => {
  const { language, file } = ctx;
  const t = casefileTexts(language);
  const { links } = model;
  return (
    <StaffPage
      frame={ctx.frame}
      title={`${model.name} · ${model.reference}`}
      titleInStrip
      documentTitle={t.documentTitle}
      current="files"
      strip={<FileStrip model={model} language={language} top={top} />}
    >
      <Columns
        contextLabel={t.around}
        context={<ContextColumn ctx={ctx} model={model} top={top} lines={children} facts={facts} consents={consents} />}
      >
        {(top.warnings.length > 0 || top.guardians.length > 0) && (
          <div class="only-narrow">
            <Warnings warnings={top.warnings} guardians={top.guardians} language={language} />
          </div>
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
                    <ButtonLink small kind="secondary" href={href}>
                      {act}
                    </ButtonLink>
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
        { label: t.risk, value: model.riskAge.words, tone: model.riskAge.none ? 'today' : undefined },
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

type ContextProps = {
  ctx: FileContext;
  model: FilePageModel;
  top: FileTopFacts;
  lines: readonly ChildLine[];
  facts: Props['facts'];
  consents: ConsentSummary | undefined;
};

const ContextColumn = ({ ctx, model, top, lines, facts, consents }: ContextProps) => {
  const { language, file } = ctx;
  const t = casefileTexts(language);
  const { links } = model;
  return (
    <>
      {(top.warnings.length > 0 || top.guardians.length > 0) && (
        <div class="only-wide">
          <Warnings warnings={top.warnings} guardians={top.guardians} language={language} />
        </div>
      )}
      {file.mayRead('children') && (
        <Section title={t.children} id="barn">
          <ChildrenLines lines={lines} language={language} address={links.page} />
        </Section>
      )}
      {consents && <ConsentPart summary={consents} language={language} href={links.consents} />}
      {model.account.readable && (
        <Section title={t.account} id="berattelsen" action={<a href={links.account}>{model.account.state}</a>}>
          <p class="muted">{model.account.told}</p>
        </Section>
      )}
      {file.mayRead('decisions') && (
        <Section
          title={t.decisions}
          id="beslut"
          action={opensDecisions(file) && <a href={links.decisions}>{t.allDecisions}</a>}
        >
          <DecidedLines language={language} now={ctx.now} decisions={facts.decisions} />
        </Section>
      )}
      {file.mayRead('plan') && (
        <Section title={t.promises} id="loften" action={<a href={links.promises}>{t.allPromises}</a>}>
          <PromisedLines language={language} now={ctx.now} promises={facts.promises} />
        </Section>
      )}
      {file.mayRead('processes') && (
        <Section title={t.processes} id="processer" action={<a href={links.processes}>{t.changeProcesses}</a>}>
          {model.processes.length === 0 ? <p class="muted">{t.noProcesses}</p> : null}
          <ul class="lines">
            {model.processes.map(({ kind, holder, next, overdue }) => (
              <li>
                <p>
                  <strong>{kind}</strong> {holder}
                </p>
                <p class="muted">
                  {overdue && <Mark kind="today">{t.passed}</Mark>} {next}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.team} id="team" action={<a href={links.team}>{t.changeTeam}</a>}>
        <ul class="lines">
          {model.team.map((line) => (
            <li>
              <p>
                <strong>{line.name}</strong>{' '}
                {line.phone && <a href={`tel:${line.phone.replace(/[^+\d]/g, '')}`}>{line.phone}</a>}
              </p>
              <p class="muted">
                {line.function} · {line.away && `${t.awayNow} · `}
                {line.deputy ? (
                  `${t.deputyIs(line.deputy)}${line.deputyPhone ? ` ${line.deputyPhone}` : ''}`
                ) : (
                  <Mark kind="today">{t.noDeputy}</Mark>
                )}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.people} id="personer" action={<a href={links.people}>{t.changePeople}</a>}>
        {model.people.length === 0 ? <p class="muted">{t.noPeople}</p> : null}
        <ul class="lines">
          {model.people.map(({ part, name, about, href }) => (
            <li>
              <p>
                <strong>{href ? <a href={href}>{name}</a> : name}</strong>
              </p>
              <p class="muted">
                {part} · {about}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.file} id="akten">
        <ul class="lines">
          {file.mayRead('plan') && (
            <li>
              <a href={links.meetings}>{t.meetings}</a>
            </li>
          )}
          {file.mayWrite('protection') && (
            <li>
              <a href={links.warnings}>{t.setWarning}</a>
            </li>
          )}
          {model.hasGuardians && file.mayRead('decisions') && file.mayRead('protection') && (
            <li>
              <a href={links.letters}>{t.letters}</a>
            </li>
          )}
          {file.mayRead('location') && (
            <li>
              <a href={links.place}>{t.place}</a>
            </li>
          )}
          {model.seesWho && (
            <li>
              <a href={links.whoSees}>{t.whoSees}</a>
            </li>
          )}
          <li>
            <a href={links.print}>{t.print}</a>
          </li>
          <li>
            <a href={links.level}>{t.level}</a>
          </li>
          <li>
            <a href={links.conflict}>{t.conflict}</a>
          </li>
        </ul>
      </Section>
    </>
  );
};
