import type { Language } from '../../platform/language/catalogue.ts';
import type { FormState } from '../../platform/web/form.ts';
import { RadioGroup, Scale0to10 } from '../../ui/index.ts';
import { type Instrument, type Item, inWords, scaleOf, valuesOf } from '../instrument.ts';

/** The name of a question's field: keys of other people's instruments are not names of fields. */
export const itemField = (index: number): string => `item${index}`;

type Props = {
  form: FormState;
  instrument: Instrument;
  item: Item;
  language: Language;
  /** Where the same instrument stands beside others on one page. */
  name?: string | undefined;
};

/** One question as it is asked, and as it was. Never answered beforehand, and no answer means none. */
export const AskItem = ({ form, instrument, item, language, name }: Props) => {
  const scale = scaleOf(instrument, item);
  const index = instrument.items.indexOf(item);
  const number = instrument.items.length > 1 ? `${index + 1}. ` : '';
  const field = {
    form,
    name: name ?? itemField(index),
    label: number + inWords(item.text, language),
    help: item.help && inWords(item.help, language),
    // It may be left: nobody is made to answer, and what is missing is said.
    optional: true,
  };
  const word = (value: number) => inWords(scale.labels[String(value)], language);
  if (scale.min === 0 && scale.max === 10)
    return <Scale0to10 {...field} low={word(0) || undefined} high={word(10) || undefined} />;
  return (
    <RadioGroup
      {...field}
      inline
      choices={valuesOf(scale).map((value) => ({
        value: String(value),
        label: word(value) ? (scale.max - scale.min > 2 ? `${value}: ${word(value)}` : word(value)) : String(value),
      }))}
    />
  );
};
