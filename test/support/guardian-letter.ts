import { newId, type PersonId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, type Town, tellsOf } from '../builders/index.ts';

export type ChildFile = {
  readonly file: MadeFile;
  readonly mother: PersonId;
  readonly father: PersonId;
  /** One who uses violence, and has a say for the child. */
  readonly other: PersonId;
};

/** A child's own file with two guardians, and one more who uses violence; two work with it. */
export async function aChildFile(town: Town): Promise<ChildFile> {
  const [mother, father, other] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  const file = await aFile(town)
    .createdBy(town.staff.childOfficer)
    .ofUnit(town.units.childrenUnit)
    .with(tellsOf({ part: 'self', name: 'Nova Strand', birthYear: 2016, guardianIds: [mother, father, other] }))
    .with(tellsOf({ id: mother, part: 'guardian', name: 'Elin Strand' }))
    .with(tellsOf({ id: father, part: 'guardian', name: 'Mats Strand' }))
    .with(tellsOf({ id: other, part: 'usesViolence', name: 'Rolf Berg' }))
    .withTeam({ staffId: town.staff.caseOfficer, function: 'coHandler' })
    .made();
  return { file, mother, father, other };
}

/** A letter in which nothing is wrong. */
export const aLetter = (more: Record<string, string> = {}): Record<string, string> => ({
  subject: 'meeting',
  message: 'Vi vill träffa dig torsdagen den 3 december klockan 13.',
  harm: 'no',
  harmWords: 'Barnet är tio år och vill själv att läsaren får veta det.',
  placeSecret: 'yes',
  _form: newId(),
  ...more,
});
