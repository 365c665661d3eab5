import { z } from 'zod';
import type { UnitId } from '../kernel/ids.ts';
import type { Language } from '../platform/language/catalogue.ts';
import {
  emptyForm,
  type FormState,
  fieldValue,
  manyOf,
  oneOf,
  optionalText,
  type Parsed,
  type Posted,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { extentOf } from './service.store.ts';
import {
  accessNeeds,
  audiences,
  bases,
  extentUnits,
  knownNeeds,
  mayBeOpen,
  mixesTracks,
  type Service,
  type ServiceWritten,
  serviceKinds,
  serviceLanguages,
} from './service.ts';
import { serviceTexts } from './service-texts.ts';

const wholeNumber = (typed: string | undefined, least: number, most: number): number | undefined =>
  typed !== undefined && /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most
    ? Number(typed)
    : undefined;

/** A service as it was written, or the form again with a sentence for each field: what the law excludes is refused in words. */
export function readService(body: Posted, language: Language, units: readonly UnitId[]): Parsed<ServiceWritten> {
  const t = serviceTexts(language);
  const f = t.form;
  // A form without these fields gets the same sentences as one where they are empty.
  const words = z.preprocess(
    (raw) => (typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {}),
    z.object({
      name: text({ max: 80, missing: f.missing }),
      is: text({ max: 1000, missing: f.missing }),
      isNot: text({ max: 1000, missing: f.missing }),
      rest: text({ max: 1000, missing: f.missing }),
    }),
  );
  const read = parseForm(
    z.object({
      unit: oneOf(units, { missing: f.unitMissing }),
      kind: oneOf(serviceKinds, { missing: f.kindMissing }),
      audience: manyOf(audiences, { atLeastOne: true, missing: f.audienceMissing }),
      fromAge: optionalText({ max: 10 }),
      toAge: optionalText({ max: 10 }),
      basis: oneOf(bases, { missing: f.basisMissing }),
      boardDecision: optionalText({ max: 120 }),
      sv: words,
      en: words,
      method: optionalText({ max: 200 }),
      languages: manyOf(serviceLanguages, { atLeastOne: true, missing: f.languagesMissing }),
      access: manyOf(accessNeeds),
      knows: manyOf(knownNeeds),
      extentUnit: oneOf(extentUnits, { missing: f.extentUnitMissing }),
      extent: optionalText({ max: 10 }),
    }),
    body,
    language,
  );
  if (!read.ok) return read;
  const { unit, fromAge: from, toAge: to, extentUnit, extent: typed, ...rest } = read.value;
  const [fromAge, toAge] = [wholeNumber(from, 0, 120), wholeNumber(to, 0, 120)];
  const extent = wholeNumber(typed, 1, 200);
  const errors: Record<string, string> = {};
  if (from !== undefined && fromAge === undefined) errors.fromAge = f.age;
  if (to !== undefined && toAge === undefined) errors.toAge = f.age;
  if (fromAge !== undefined && toAge !== undefined && toAge < fromAge) errors.toAge = f.agesWrong;
  if (extentUnit !== 'once' && extent === undefined) errors.extent = f.extentMissing;
  if (mixesTracks(rest)) errors.audience = f.separateTracks;
  if (rest.basis === 'open') {
    const open = mayBeOpen({ ...rest, fromAge });
    if (!open.ok) errors[open.error === 'noBoardDecision' ? 'boardDecision' : 'basis'] = t.notOpen[open.error];
  }
  if (Object.keys(errors).length > 0) return { ok: false, form: withErrors(postedForm(body), errors) };
  return { ok: true, value: { ...rest, unitId: unit, fromAge, toAge, extent: extentOf(extentUnit, extent ?? null) } };
}

/** The form as the service is now. */
export const formOf = (service: Service): FormState =>
  emptyForm({
    before: service.id,
    unit: service.unitId,
    kind: service.kind,
    audience: service.audience,
    fromAge: service.fromAge?.toString(),
    toAge: service.toAge?.toString(),
    basis: service.basis,
    boardDecision: service.boardDecision,
    ...Object.fromEntries(
      (['sv', 'en'] as const).flatMap((language) =>
        Object.entries(service[language]).map(([name, value]) => [`${language}.${name}`, value]),
      ),
    ),
    method: service.method,
    languages: service.languages,
    access: service.access,
    knows: service.knows,
    extentUnit: service.extent.unit,
    extent: service.extent.n?.toString(),
  });

export const versionIn = (form: FormState): string => fieldValue(form, 'before');
