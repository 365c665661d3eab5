import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { dayOf } from '../../kernel/instant.ts';
import type { LocationKind } from '../../location/index.ts';
import { showDay, showMoment } from '../../platform/language/dates.ts';
import { Notice, Section } from '../../ui/index.ts';
import { type Consultation, waitsToBeTold } from '../consultation.ts';
import { consultationTexts } from '../texts.ts';
import { PartForm, PoliceForm, ReviewForm, ToldForm } from './after-forms.tsx';
import type { Given, Owner } from './given.ts';
import { PartLine } from './part-line.tsx';

type Props = {
  ctx: FileContext;
  one: Consultation;
  owners: readonly Owner[];
  given: Given | undefined;
  places: readonly LocationKind[];
  mayWrite: boolean;
};

/** What was decided, the child first; then who does what by when; then what came after. */
export const ConsultationRecord = ({ ctx, one, owners, given, places, mayWrite }: Props) => {
  const { language, now, file } = ctx;
  const t = consultationTexts(language);
  const day = (on: Consultation['heldOn']) => showDay(language, on, today(now));
  const form = (of: Given['of']) => ({ ctx, one, owners, places, form: given?.of === of ? given.form : undefined });
  return (
    <Section title={t.on(day(one.heldOn), t.forms[one.form])} id={`s${one.id}`}>
      <div class="stack-near">
        {waitsToBeTold(one) && (
          <Notice kind="danger" title={t.notTold}>
            {one.policeWords && <p>{one.policeWords}</p>}
            <p>
              <a href={`/akt/${file.id}/bedomning`}>{t.assess}</a>
            </p>
          </Notice>
        )}
        {one.opinion ? (
          <p class="written">{t.says(one.opinion)}</p>
        ) : (
          <p>{one.missing && t.unheard(t.missings[one.missing])}</p>
        )}
        <div>
          <p>
            <strong>{t.tells(t.authority[one.teller])}</strong>
          </p>
          <p class="written">{one.tell}</p>
        </div>
        <div>
          <p>
            <strong>{t.decided}</strong>
          </p>
          <p class="written">{one.decided}</p>
        </div>
        <ul class="entries">
          {one.parts.map((part) => (
            <PartLine ctx={ctx} part={part} done={mayWrite && `/akt/${file.id}/samrad/uppgift/${part.id}/gjord`} />
          ))}
        </ul>
        {mayWrite && <PartForm {...form('part')} />}
        <p class="muted">
          {t.grounds[one.ground]} · {t.written(one.by, showMoment(language, one.at, now))}
        </p>
        {one.reviewWords && <p class="written">{t.lastReview(one.reviewWords)}</p>}
        <p>{one.reviewOn ? t.reviewBy(day(one.reviewOn)) : t.notReviewed}</p>
        {one.policeEndedOn && <p>{t.policeEnded(day(one.policeEndedOn))}</p>}
        {one.childToldAt && <p class="written">{t.toldOn(day(dayOf(one.childToldAt)), one.childToldWords ?? '')}</p>}
        {mayWrite && waitsToBeTold(one) && <ToldForm {...form('told')} />}
        {mayWrite && (one.reviewOn || given?.of === 'review') && <ReviewForm {...form('review')} />}
        {mayWrite && (!one.policeEndedOn || given?.of === 'police') && <PoliceForm {...form('police')} />}
      </div>
    </Section>
  );
};
