import type { FileContext } from '../../access/index.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import { isOfficeTime, type OfficeHours } from '../../organisation/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { type FormState, fieldError, fieldValue } from '../../platform/web/form.ts';
import { DateField, Disclosure, RadioGroup, TextField, TimeField } from '../../ui/index.ts';
import { urgentTexts } from '../urgent-texts.ts';
import { checkStart, suggestTimes } from '../urgent-times.ts';

type Props = {
  ctx: Pick<FileContext, 'language' | 'now'>;
  form: FormState;
  officeHours: OfficeHours;
  /** Of a meeting that is called already: the 24 hours run from then. */
  calledAt?: Instant | undefined;
};

/** Hours to choose from, a typed one for all others, and where. */
export const WhenFields = ({ ctx, form, officeHours, calledAt }: Props) => {
  const { language, now } = ctx;
  const t = urgentTexts(language).convene;
  const chosen = fieldValue(form, 'when');
  const typed = ['at.day', 'at.time'].some((name) => fieldValue(form, name) !== '' || fieldError(form, name));
  return (
    <>
      <RadioGroup
        form={form}
        name="when"
        label={t.when}
        choices={timesToShow(chosen, now, officeHours, calledAt ?? now).map((at) => ({
          value: at.toString(),
          label: `${showMoment(language, at, now)}, ${isOfficeTime(at, officeHours) ? t.here : t.byPhone}`,
        }))}
      />
      <Disclosure label={t.other} open={typed}>
        <TimeField form={form} name="at.time" label={t.time} help={t.timeHelp} optional />
        <DateField form={form} name="at.day" label={t.day} help={t.dayHelp} optional />
      </Disclosure>
      <TextField form={form} name="place" label={t.place} help={t.placeHelp} />
    </>
  );
};

/** What was chosen stays among them while it can still be kept, though the page was open for a while. */
function timesToShow(chosen: string, now: Instant, officeHours: OfficeHours, calledAt: Instant) {
  const times = suggestTimes(now, officeHours)
    .map(({ at }) => at)
    .filter((at) => checkStart(at, calledAt, now).ok);
  const kept = parseInstant(chosen);
  const shown = kept.ok && times.some((at) => at.equals(kept.value));
  return kept.ok && !shown && checkStart(kept.value, calledAt, now).ok ? [kept.value, ...times] : times;
}
