import type { FileContext } from '../../access/index.ts';
import { type ChildLine, ChildrenLines, childrenTexts } from '../../children/index.ts';
import { ConsentPart, type ConsentSummary } from '../../consent/index.ts';
import { consultationTexts } from '../../consultation/index.ts';
import { coordinatedPlanTexts } from '../../coordinatedplan/index.ts';
import { costTexts } from '../../costs/index.ts';
import { hasPattern, patternTexts } from '../../pattern/index.ts';
import { opensCoordinatedPlan } from '../../plan/index.ts';
import { ProgrammePart, type ProgrammeSummary } from '../../programme/index.ts';
import { referralTexts } from '../../referrals/index.ts';
import { DecidedLines, type FileTopFacts, PromisedLines, Warnings } from '../../safety/index.ts';
import { mayHaveSafetyPlan, safetyPlanTexts } from '../../safetyplan/index.ts';
import { SupportPart, type SupportSummary } from '../../support/index.ts';
import { Mark, Section, Unbroken } from '../../ui/index.ts';
import type { FilePageModel } from '../file-page-model.ts';
import { opensDecisions } from '../links.ts';
import type { FilePageFacts } from '../load-file-page.ts';
import { casefileTexts } from '../texts.ts';

type ContextProps = {
  ctx: FileContext;
  model: FilePageModel;
  top: FileTopFacts;
  lines: readonly ChildLine[];
  facts: Pick<FilePageFacts, 'decisions' | 'promises' | 'report'>;
  consents: ConsentSummary | undefined;
  support: SupportSummary | undefined;
  programme: ProgrammeSummary | undefined;
};

/** Who is around the person, what is agreed and decided, and the ways on. */
export const ContextColumn = ({ ctx, model, top, lines, facts, consents, support, programme }: ContextProps) => {
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
      {/* A child has no children of its own: there the part is for those who were told of. */}
      {file.mayRead('children') && (lines.length > 0 || file.side !== 'childWitness') && (
        <Section
          title={t.children}
          id="barn"
          action={lines.length > 0 && file.mayRead('protection') && <a href={links.board}>{t.board}</a>}
        >
          <ChildrenLines lines={lines} language={language} address={links.page} />
        </Section>
      )}
      {programme && <ProgrammePart ctx={ctx} summary={programme} links={links} />}
      {support && <SupportPart summary={support} language={language} href={links.support} />}
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
          {model.courtLater && (
            <p>
              <Mark kind="today">{model.courtLater}</Mark>
            </p>
          )}
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
                  <Unbroken text={`${t.deputyIs(line.deputy)}${line.deputyPhone ? ` ${line.deputyPhone}` : ''}`} />
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
          {file.mayRead('protection') && mayHaveSafetyPlan(file) && (
            <li>
              <a href={links.safetyPlan}>{safetyPlanTexts(language).title}</a>
            </li>
          )}
          {hasPattern(file) && (['identity', 'account', 'protection', 'plan'] as const).every(file.mayRead) && (
            <li>
              <a href={links.pattern}>{patternTexts(language).title}</a>
            </li>
          )}
          {file.mayRead('plan') && (
            <li>
              <a href={links.referrals}>{referralTexts(language).title}</a>
            </li>
          )}
          {file.mayRead('plan') && (
            <li>
              <a href={links.meetings}>{t.meetings}</a>
            </li>
          )}
          {file.side === 'perpetrator'
            ? file.mayRead('plan') && (
                <li>
                  <a href={links.steps}>{t.steps}</a>
                </li>
              )
            : file.mayRead('protection') && (
                <li>
                  <a href={links.considerations}>{t.considerations}</a>
                </li>
              )}
          {opensDecisions(file) && (
            <li>
              <a href={links.investigation}>{t.investigation}</a>
            </li>
          )}
          {opensDecisions(file) && (
            <li>
              <a href={links.costs}>{costTexts(language).title}</a>
            </li>
          )}
          {file.mayWrite('protection') && (
            <li>
              <a href={links.warnings}>{t.setWarning}</a>
            </li>
          )}
          {facts.report && (
            <li>
              <a href={links.report}>{childrenTexts(language).thread.title}</a>
            </li>
          )}
          {model.hasGuardians &&
            file.side === 'childWitness' &&
            file.mayRead('children') &&
            file.mayRead('protection') && (
              <li>
                <a href={links.ownPage}>{t.ownPage}</a>
              </li>
            )}
          {file.side === 'childWitness' &&
            (['identity', 'children', 'protection', 'plan'] as const).every(file.mayRead) && (
              <li>
                <a href={links.consultation}>{consultationTexts(language).title}</a>
              </li>
            )}
          {opensCoordinatedPlan(file) && (
            <li>
              <a href={links.coordinatedPlan}>{coordinatedPlanTexts(language).title}</a>
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
          {model.seesWho && file.side !== 'perpetrator' && file.mayRead('decisions') && (
            <li>
              <a href={links.ties}>{t.ties}</a>
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
          {model.seesWho && file.mayWrite('plan') && !model.closed && (
            <li>
              <a href={links.closing}>{t.toClose}</a>
            </li>
          )}
          <li>
            <a href={links.conflict}>{t.conflict}</a>
          </li>
        </ul>
      </Section>
    </>
  );
};
