import type { StaffId, UnitId } from '../../kernel/ids.ts';
import type { ShownAlone } from '../case-load.ts';

/** How an address asks for a part of the list. */
export const shownAs: Readonly<Record<ShownAlone, string>> = {
  late: 'forsenat',
  quiet: 'utan-kontakt',
  unwritten: 'oskrivet',
  fewTalks: 'fa-samtal',
};

export const casesAt = (unit: UnitId, staff: StaffId | null, shown?: ShownAlone): string =>
  `/arendelage/${unit}/${staff ?? 'ingen'}${shown ? `?visa=${shownAs[shown]}` : ''}`;
