import { type ClockState, stateOf } from '../../clocks/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { Actions, ButtonLink, Mark, Section } from '../../ui/index.ts';
import { supportTexts } from '../texts.ts';
import type { PartProps } from './part-props.ts';

const marks = {
  running: 'info',
  dueToday: 'today',
  breached: 'breach',
  met: 'done',
  metLate: 'done',
} as const satisfies Record<ClockState, string>;

/** What is asked of the person now, and where the answer is written; no figure is an answer too. */
export const RatingAsked = ({ ctx, whole }: Pick<PartProps, 'ctx' | 'whole'>) => {
  const { language, now, file } = ctx;
  const t = supportTexts(language).rating;
  if (whole.ratingAsked.length === 0) return null;
  return (
    <Section title={t.title} id="skattning">
      {whole.ratingAsked.map(({ kind, dueAt }) => (
        <p>
          <Mark kind={marks[stateOf({ dueAt, metAt: null }, now)]}>
            {(kind === 'ratingAtEnd' ? t.atEnd : t.atStart)(
              showNearDay(language, dayOf(dueAt.subtract({ seconds: 1 })), dayOf(now)),
            )}
          </Mark>
        </p>
      ))}
      <p>{t.free}</p>
      {file.mayWrite('protection') && file.mayRead('identity') ? (
        <Actions>
          <ButtonLink
            small
            kind="secondary"
            href={`/akt/${file.id}/${file.side === 'perpetrator' ? 'siffror' : 'lage'}#skattning`}
          >
            {t.toForm}
          </ButtonLink>
        </Actions>
      ) : (
        <p class="muted">{t.others(whole.ratingAsked[0]?.ownerName ?? '')}</p>
      )}
    </Section>
  );
};
