import type { Frame } from '../../access/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import { ButtonLink, ClockRow } from '../../ui/index.ts';
import type { NotTold } from '../not-told.store.ts';
import { todayTexts } from '../texts.ts';
import { whoIs } from './rows.tsx';

/** From the day before work ends it is no longer for later. */
const pressingDays = 2;
export const isPressing = ({ off }: NotTold, { now }: Frame): boolean =>
  dayOf(now).until(off.from).days <= pressingDays;

/** One line per person, until it is written that she was told (voices V17). */
export const NotToldRow = ({ frame, one }: { frame: Frame; one: NotTold }) => {
  const { language, now, actor } = frame;
  const t = todayTexts(language);
  const who = { reference: one.reference, label: one.label };
  return (
    <ClockRow
      label={t.notTold}
      about={whoIs(who, t.noName)}
      due={t.awayFrom(showDay(language, one.off.from, dayOf(now)))}
      ownWords
      datetime={one.off.from.toString()}
      state={isPressing(one, frame) ? 'today' : 'later'}
      owner={actor.name}
      action={
        <ButtonLink small kind="secondary" href={`/akt/${one.fileId}/insatser/${one.interventionId}#borta`}>
          {t.write}
          <span class="unseen">
            , {t.notTold}, {one.reference}
          </span>
        </ButtonLink>
      }
    />
  );
};
