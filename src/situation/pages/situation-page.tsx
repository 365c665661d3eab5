import { accessTexts, type FileContext, type StaffContext, StaffPage } from '../../access/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showFixedMoment, showMoment, showNearDay } from '../../platform/language/dates.ts';
import { EmptyState, Mark, Notice, Section, Table } from '../../ui/index.ts';
import { situationTexts } from '../texts.ts';
import type { MySituation, SituationFile, SituationStep } from '../tie.store.ts';
import { lastDay, nextOf } from '../tie.ts';

export const SituationsPage = ({ ctx, situations }: { ctx: StaffContext; situations: readonly MySituation[] }) => {
  const { language, now } = ctx;
  const texts = situationTexts(language);
  const t = texts.mine;
  return (
    <StaffPage
      frame={ctx.frame}
      title={t.title}
      documentTitle={texts.documentTitle}
      current="files"
      lead={t.lead}
      narrow
    >
      {situations.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      <ul class="lines">
        {situations.map(({ id, reference, validTo }) => (
          <li>
            <p>
              <a href={`/samordning/${id}`}>{reference}</a>
            </p>
            <p class="muted">{t.until(showDay(language, lastDay(validTo), dayOf(now)))}</p>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
};

type Props = { ctx: FileContext; files: readonly SituationFile[]; steps: readonly SituationStep[] };

/** Roles and references: opening any of the files takes that file's own ground. */
export const SituationPage = ({ ctx, files, steps }: Props) => {
  const { language, now } = ctx;
  const texts = situationTexts(language);
  const t = texts.situation;
  const roles = accessTexts(language).roles;
  const next = nextOf(steps);
  return (
    <StaffPage
      frame={ctx.frame}
      title={t.title}
      documentTitle={texts.documentTitle}
      current="files"
      lead={t.lead}
      narrow
    >
      <div class="stack-wide">
        <p class="way-back">
          <a href="/samordning">{texts.ties.toMine}</a> <span class="muted">{ctx.file.reference}</span>
        </p>
        <Notice kind={next?.kind === 'consider' ? 'today' : 'info'} title={t.next}>
          <p>
            {next === undefined
              ? t.nothingNext
              : next.kind === 'consider'
                ? t.toConsider(showMoment(language, next.dueAt, now))
                : t.stepNext(titleOf(ctx, next.step))}
          </p>
        </Notice>
        <Section title={t.files} id="akter">
          <Table
            caption={t.files}
            captionUnseen
            columns={[
              { key: 'part', label: t.columns.part },
              { key: 'reference', label: t.columns.reference },
              { key: 'answers', label: t.columns.answers },
            ]}
            rows={files.map((file) => ({
              id: `akt-${file.fileId}`,
              cells: {
                part: t.parts[file.part],
                reference: file.openable ? (
                  <a href={`/akt/${file.fileId}`} title={t.open}>
                    {file.reference}
                  </a>
                ) : (
                  file.reference
                ),
                answers: file.answers ? t.answersIn(roles[file.answers], file.unit) : t.nobody(file.unit),
              },
            }))}
          />
        </Section>
        <Section title={t.steps} id="steg">
          {steps.length === 0 && <p class="muted">{t.noSteps}</p>}
          <ul class="lines">
            {steps.map((step) => (
              <li>
                <StepLine ctx={ctx} step={step} asked={files.find(({ fileId }) => fileId === step.asked)} />
              </li>
            ))}
          </ul>
          <p class="muted">{t.wordsLie}</p>
        </Section>
      </div>
    </StaffPage>
  );
};

function titleOf({ language, now }: FileContext, { kind, plannedOn }: SituationStep): string {
  const texts = situationTexts(language);
  return texts.situation.step(texts.steps.kinds[kind], showNearDay(language, plannedOn, dayOf(now)));
}

type LineProps = { ctx: FileContext; step: SituationStep; asked: SituationFile | undefined };
const StepLine = ({ ctx, step, asked }: LineProps) => {
  const { language, now } = ctx;
  const t = situationTexts(language).situation;
  const { considered, consideredAt, dueAt } = step;
  const state = considered
    ? t.considered[considered](consideredAt ? showFixedMoment(language, consideredAt, now) : '')
    : dueAt
      ? t.considered.none(showMoment(language, dueAt, now))
      : t.notAsked;
  return (
    <>
      <p>
        <strong>{titleOf(ctx, step)}</strong>{' '}
        {step.over ? (
          <Mark kind="plain">{t.over}</Mark>
        ) : (
          <Mark kind={considered === 'go' ? 'done' : 'today'}>{state}</Mark>
        )}
      </p>
      <p class="muted">
        {[asked && `${t.parts[asked.part]} ${asked.reference}`, t.leader[step.word ?? 'none']]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
};
