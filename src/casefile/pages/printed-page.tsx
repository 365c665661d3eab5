import type { FileContext } from '../../access/index.ts';
import type { NoteId } from '../../kernel/ids.ts';
import { type PlanModel, PlanPart } from '../../plan/index.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { type FileTopFacts, SafeContactSummary, Warnings } from '../../safety/index.ts';
import { DescriptionList, Section, Timeline } from '../../ui/index.ts';
import type { Attachment } from '../attachment.store.ts';
import type { FilePageModel } from '../file-page-model.ts';
import { recordTexts } from '../record-texts.ts';
import { casefileTexts } from '../texts.ts';
import type { TimelineModel } from '../timeline-model.ts';
import { InnerPage } from './inner-page.tsx';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  model: FilePageModel;
  plan: PlanModel;
  timeline: TimelineModel;
  /** Of the notes that are told of on the sheet. */
  attached: ReadonlyMap<NoteId, readonly Attachment[]>;
};

/** So many of what happened last. */
export const latestOnSheet = 6;

/** One sheet to read before a call (F22). Its head carries the reference alone, for it may be seen on a printer. */
export const PrintedPage = ({ ctx, top, model, plan, timeline, attached }: Props) => {
  const { language } = ctx;
  const t = casefileTexts(language);
  const latest = timeline.items.slice(0, latestOnSheet);
  /** With the newest of what tells of a note, and once. */
  const attachedTo = ({ id, noteId }: (typeof latest)[number]): readonly Attachment[] =>
    noteId && latest.find((one) => one.noteId === noteId)?.id === id ? (attached.get(noteId) ?? []) : [];
  return (
    <InnerPage
      ctx={ctx}
      title={`${t.printed.title} ${ctx.file.reference}`}
      lead={t.printed.lead(showFixedMoment(language, ctx.now, ctx.now), ctx.actor.name)}
    >
      <p class="screen-only">{t.printed.print}</p>
      <div class="printed stack-wide">
        <Warnings warnings={top.warnings} guardians={top.guardians} language={language} />
        <SafeContactSummary
          rules={top.rules}
          language={language}
          now={ctx.now}
          address={top.address}
          mayWrite={false}
          whole
        />
        <Section title={t.next} id="nasta">
          <p>{model.next.words}</p>
        </Section>
        {model.clocks.length > 0 && (
          <Section title={t.clocks} id="frister">
            <ul class="lines">
              {model.clocks.map(({ label, about, due, owner }) => (
                <li>{[label, about, due, owner].filter(Boolean).join(' · ')}</li>
              ))}
            </ul>
          </Section>
        )}
        {ctx.file.mayRead('plan') && (
          <Section title={t.plan} id="plan">
            <PlanPart model={plan} language={language} mayWrite={false} />
          </Section>
        )}
        {model.processes.length > 0 && (
          <Section title={t.processes} id="processer">
            <DescriptionList
              items={model.processes.map(({ kind, holder, next }) => ({ term: `${kind}, ${holder}`, value: next }))}
            />
          </Section>
        )}
        <Section title={t.team} id="team">
          <DescriptionList
            items={model.team.map((line) => ({
              term: line.function,
              value: [line.name, line.phone, line.deputy ? t.deputyIs(line.deputy) : t.noDeputy]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Section>
        <Section title={t.printed.latest} id="tidslinje">
          <Timeline
            label={t.timelineLabel}
            items={latest.map((item) => ({
              id: item.id,
              when: item.when,
              datetime: item.datetime,
              title: item.title,
              by: item.by,
              body: <OnSheet ctx={ctx} about={item.about} attached={attachedTo(item)} />,
            }))}
          />
          {attached.size > 0 && <p>{t.printed.attached}</p>}
        </Section>
      </div>
    </InnerPage>
  );
};

const OnSheet = ({
  ctx,
  about,
  attached,
}: {
  ctx: FileContext;
  about: string | undefined;
  attached: readonly Attachment[];
}) => {
  const t = recordTexts(ctx.language).attachment;
  return (
    <>
      {about && <p>{about}</p>}
      {attached.map(({ kind, addedAt, addedBy }, at) => (
        <p>
          {t.number(at + 1)}: {t.kinds[kind]}. {t.line(addedBy, showFixedMoment(ctx.language, addedAt, ctx.now))}
        </p>
      ))}
    </>
  );
};
