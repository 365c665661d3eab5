import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type ConsentId, shareableParts } from '../access/index.ts';
import { newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { AskingId, Consent } from './consent.ts';
import { consentsNow } from './consents-now.ts';

const at = (day: string) => Temporal.Instant.from(`${day}T12:00Z`);
const viewer = { language: 'sv', now: at('2026-11-23') } as const;
const school = { unitId: newId<UnitId>(), name: 'Skolan' };

const asked = (about: Partial<Consent>): Consent => ({
  id: newId<ConsentId>(),
  reference: 'ABCD-EFGH',
  askingId: null,
  givenAs: 'self',
  giverId: null,
  giverName: null,
  matureBecause: null,
  receiver: school,
  purpose: 'Samordna',
  parts: shareableParts.slice(0, 1),
  validTo: at('2027-03-01'),
  wording: { heading: '', opening: '', points: [], closing: [] },
  wordingVersion: '1',
  language: 'sv',
  heardIn: 'ownLanguage',
  askedById: newId<StaffId>(),
  askedBy: 'Amina Yusuf',
  askedAt: at('2026-11-02'),
  limitsToldAt: null,
  answer: 'given',
  notAskedBecause: null,
  saidYesAt: null,
  answeredAt: at('2026-11-03'),
  signedHow: 'paper',
  signature: null,
  groundId: null,
  withdrawnAt: null,
  leftToEndAt: null,
  ...about,
});
const words = (...consents: Consent[]) => consentsNow({ consents, age: 9 }, viewer).map((one) => one.words);

it('says how each stands, with its day', () => {
  const unsigned = { answeredAt: null, signedHow: null };
  for (const [about, said] of [
    [{}, 'Gäller sedan tis 3 nov, till och med mån 1 mars 2027'],
    [{ ...unsigned, answer: 'waiting' }, 'Väntar på svar, mån 2 nov'],
    [{ signedHow: null, answer: 'refused' }, 'Sa nej, tis 3 nov'],
    [
      { signedHow: null, answer: 'notAsked', notAskedBecause: 'notSafe' },
      'Ej tillfrågad (inte säkert att fråga), tis 3 nov',
    ],
    [{ withdrawnAt: at('2026-11-20') }, 'Återkallat, fre 20 nov'],
    [{ validTo: at('2026-11-10') }, 'Slut, tis 10 nov'],
  ] as const)
    expect(words(asked(about))).toEqual([said]);
});

it('says of each receiver only the last, and of several for a child what they come to together', () => {
  const earlier = asked({ answer: 'refused', signedHow: null, askedAt: at('2026-10-01') });
  expect(words(asked({}), earlier, asked({ receiver: { unitId: null, name: 'BUP' } }))).toHaveLength(2);
  const askingId = newId<AskingId>();
  const forms = [
    asked({ askingId, givenAs: 'guardian', answeredAt: at('2026-11-05') }),
    asked({ askingId, givenAs: 'guardian' }),
  ];
  expect(words(...forms)).toEqual(['Gäller sedan tors 5 nov, till och med mån 1 mars 2027']);
  const oneNo = forms.map((form, n) => (n === 0 ? { ...form, answer: 'refused' as const } : form));
  expect(words(...oneNo)).toEqual(['Sa nej, tors 5 nov']);
});
