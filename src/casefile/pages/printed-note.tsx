import type { FileContext } from '../../access/index.ts';
import { isBefore } from '../../kernel/instant.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { Section } from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import type { Attachment } from '../attachment.store.ts';
import { noteAddress } from '../links.ts';
import type { Annotation, Note } from '../note.ts';
import { recordTexts } from '../record-texts.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

type Props = {
  ctx: FileContext;
  note: Note;
  annotations: readonly Annotation[];
  withheld: readonly Withheld[];
  /** Each with how many sheets it takes. */
  attached: readonly { readonly attachment: Attachment; readonly sheets: number }[];
};

/** A signed note as it goes on paper, whole: what was said of it after, and every sheet of what belongs to it. */
export const PrintedNote = ({ ctx, note, annotations, withheld, attached }: Props) => {
  const { language, now } = ctx;
  const t = recordTexts(language);
  const printed = casefileTexts(language).printed;
  return (
    <InnerPage
      ctx={ctx}
      title={`${t.note.title} ${ctx.file.reference}`}
      lead={printed.lead(showFixedMoment(language, now, now), ctx.actor.name)}
    >
      <div class="screen-only stack">
        <p>{printed.print}</p>
        {/* Whoever finds the paper need not know from whom it is kept. */}
        <WithheldLine ctx={ctx} kind="note" item={note.id} withheld={withheld} />
      </div>
      <div class="printed printed-note stack-wide">
        <article class="record">
          <p class="muted">
            {note.signedAt && t.note.signedBy(note.authorName, showFixedMoment(language, note.signedAt, now))}.{' '}
            {t.note.about(showFixedMoment(language, note.happenedAt, now))}.
          </p>
          <p class="written">{note.text}</p>
        </article>
        {annotations.length > 0 && (
          <Section title={t.note.annotations} id="tillagg">
            {annotations.map((one) => (
              <article class="record">
                <p class="muted">
                  <strong>{t.note.kind[one.kind]}</strong> · {one.authorName} · {showFixedMoment(language, one.at, now)}
                </p>
                <p class="written">{one.text}</p>
              </article>
            ))}
          </Section>
        )}
        {attached.map(({ attachment: { id, kind, addedAt, addedBy }, sheets }, at) => (
          <Section title={`${t.attachment.number(at + 1)}: ${t.attachment.kinds[kind]}`} id={`bilaga-${at + 1}`}>
            <p class="muted">
              {t.attachment.line(addedBy, showFixedMoment(language, addedAt, now))}
              {note.signedAt && isBefore(note.signedAt, addedAt) ? ` ${t.attachment.after}` : ''}
            </p>
            {Array.from({ length: sheets }, (_, sheet) => (
              <img
                class="sheet"
                src={`${noteAddress(ctx.file, note.id)}/bilagor/${id}?sida=${sheet + 1}`}
                alt={t.attachment.sheet(at + 1, sheet + 1, sheets)}
              />
            ))}
          </Section>
        ))}
      </div>
    </InnerPage>
  );
};
