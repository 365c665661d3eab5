import type { FormState } from '../../platform/web/form.ts';
import { interpreterNeeded, interpreterTexts } from '../../safety/index.ts';
import { CheckboxGroup, RadioGroup } from '../../ui/index.ts';
import { interpretingTexts } from '../interpreting-texts.ts';
import { neverInterprets, talkInterpreters } from '../talk.ts';
import type { PartProps } from './part-props.ts';

/** Asked anew at each booking, for another interpreter may come: the same as in the first call (F37). */
export const TalkInterpreterPart = ({ ctx, whole, form }: Pick<PartProps, 'ctx' | 'whole'> & { form: FormState }) => {
  const { language, file } = ctx;
  const t = interpretingTexts(language);
  const needed = interpreterNeeded(whole.interpreter, language);
  if (!needed)
    return whole.interpreter || !file.mayWrite('safeContact') ? null : (
      <p>
        {t.notAsked} <a href={`/akt/${file.id}/tolk`}>{t.ask}</a>
      </p>
    );
  return (
    <>
      <p>{interpreterTexts(language).booking(needed)}</p>
      <RadioGroup
        form={form}
        name="interpreter"
        label={t.label}
        help={t.help}
        choices={([...talkInterpreters, neverInterprets] as const).map((value) => ({
          value,
          label: t.choices[value],
        }))}
      />
      <CheckboxGroup
        form={form}
        name="circleChecked"
        label={t.circle}
        help={t.circleHelp}
        choices={[{ value: 'yes', label: t.circleChecked }]}
      />
    </>
  );
};
