import type { Language } from '../../platform/language/catalogue.ts';
import { Notice } from '../../ui/index.ts';
import { type Guardian, isBlocked } from '../letter.ts';
import { letterTexts } from '../texts.ts';

type Props = { language: Language; reader: Guardian; guardians: readonly Guardian[] };

/** Before a word is written: who reads it in the end. A paper lies on a kitchen table, and the other guardian may ask for it. */
export const Readers = ({ language, reader, guardians }: Props) => {
  const t = letterTexts(language).form;
  const others = guardians.filter(({ id }) => id !== reader.id);
  return (
    <Notice kind={guardians.some(isBlocked) ? 'danger' : 'today'} title={t.readers}>
      <p>{t.readersIs(reader.name)}</p>
      {others.length > 0 && <p>{t.readersOthers(others.map(({ name }) => name).join(', '))}</p>}
      {guardians.some(isBlocked) && <p>{t.readersDanger}</p>}
    </Notice>
  );
};
