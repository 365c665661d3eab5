import type { Language } from '../../platform/language/catalogue.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { CheckboxGroup, Notice } from '../../ui/index.ts';
import type { LocationKind } from '../location.ts';
import { locationTexts } from '../texts.ts';

type Props = { kinds: readonly LocationKind[]; language: Language; form?: FormState | undefined };

/** Beside a text that is being written. The tick is asked for by whoever signs it; nothing when nothing is told. */
export const PlacesNotice = ({ kinds, language, form = emptyForm() }: Props) => {
  if (kinds.length === 0) return null;
  const t = locationTexts(language);
  return (
    <>
      <Notice kind="danger" title={t.warning.title}>
        <p>{t.warning.words(kinds.map((kind) => t.kinds[kind].toLocaleLowerCase('sv')).join(', '))}</p>
      </Notice>
      <CheckboxGroup
        form={form}
        name="placeKnown"
        label={t.warning.title}
        choices={[{ value: 'yes', label: t.warning.tick }]}
      />
    </>
  );
};
