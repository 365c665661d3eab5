import type { FileContext } from '../../access/index.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { Notice } from '../../ui/index.ts';
import { type Guardian, isBlocked } from '../letter.ts';
import { letterTexts } from '../texts.ts';

type Props = { ctx: FileContext; reader: Guardian; guardians: readonly Guardian[] };

/** Before a word is written: who reads it in the end. A paper lies on a kitchen table, and the other guardian may ask for it. */
export const Readers = ({ ctx, reader, guardians }: Props) => {
  const t = letterTexts(ctx.language).form;
  const { lifted } = reader;
  const others = guardians.filter(({ id }) => id !== reader.id);
  return (
    <Notice kind={guardians.some(isBlocked) || lifted ? 'danger' : 'today'} title={t.readers}>
      <p>{t.readersIs(reader.name)}</p>
      {others.length > 0 && <p>{t.readersOthers(others.map(({ name }) => name).join(', '))}</p>}
      {guardians.some(isBlocked) && <p>{t.readersDanger}</p>}
      {lifted && (
        <p>
          <strong>{t.readersLifted(showFixedMoment(ctx.language, lifted.at, ctx.now), lifted.by)}</strong>{' '}
          <span class="written">{lifted.words}</span>
        </p>
      )}
      {!ctx.file.mayRead('location') && <p>{t.blind}</p>}
    </Notice>
  );
};
