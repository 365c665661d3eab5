import { accessTexts } from '../access/index.ts';
import { dayOf, type Instant, startOfDay } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import type { MailAddress, WayIn } from './organisation.store.ts';
import { type Colleague, functionsNobodyHas, rolesWithoutDeputy, type Unit, unitsWithDuty } from './organisation.ts';
import { daysInWords } from './pages/absence-page.tsx';
import type { EnteredAbsence } from './rota.store.ts';
import { holesIn, type Rota } from './rota.ts';
import { nameOf, spanInWords } from './rota-view.ts';
import { organisationTexts } from './texts.ts';

export type OverviewFacts = {
  readonly units: readonly Unit[];
  readonly staff: readonly Colleague[];
  readonly rota: Rota;
  readonly absences: readonly EnteredAbsence[];
  /** Empty for one who isn't administrator. */
  readonly ways: readonly WayIn[];
  readonly mails: readonly MailAddress[];
  readonly helpMissing: boolean;
  readonly administrates: boolean;
};
export type ToDo = { readonly words: string; readonly href: string };

const shownGaps = 5;

/** What must be put right so that nothing is without an owner: holes first, then who lacks a deputy, then who can't get in. */
export function toDo({ language, now }: { language: Language; now: Instant }, facts: OverviewFacts): ToDo[] {
  const t = organisationTexts(language);
  const roles = accessTexts(language).roles;
  const { units, staff, rota, absences, ways, administrates } = facts;
  const week = { from: now, until: startOfDay(dayOf(now).add({ days: 7 })) };
  const gaps = unitsWithDuty(units).flatMap((unit) =>
    (['duty', 'backup'] as const).flatMap((duty) =>
      holesIn(rota, unit.id, duty, week).map((gap) => ({
        words: t.overview.gap(unit.name, t.rota.dutyWord[duty], spanInWords({ language, now }, gap)),
        href: `/organisation/jour?enhet=${unit.id}&dag=${dayOf(gap.from).toString()}`,
      })),
    ),
  );
  const more = gaps.length - shownGaps;
  const deputies = rolesWithoutDeputy(staff).map(({ staff: one, role }) => ({
    words: t.overview.lonely(one.name, roles[role.role], role.unitName),
    href: `/organisation/personal/${one.id}`,
  }));
  const away = absences
    .filter(({ deputyId }) => deputyId === null)
    .map((absence) => ({
      words: t.overview.absent(nameOf(staff, absence.staffId), daysInWords({ language, now }, absence)),
      href: '/organisation/franvaro',
    }));
  if (!administrates) return [...gaps.slice(0, shownGaps), ...rest(more), ...away, ...deputies];
  const outside = ways
    .filter(({ passkeys, linkUntil }) => passkeys === 0 && linkUntil === null)
    .map(({ staffId }) => ({
      words: t.overview.noWayIn(nameOf(staff, staffId)),
      href: `/organisation/personal/${staffId}`,
    }));
  const undone = functionsNobodyHas(units).map((one) => ({
    words: t.overview.nobodyDoes(t.functions[one]),
    href: '/organisation/enheter',
  }));
  const unknown = facts.mails
    .filter(({ refusedAt }) => refusedAt !== null)
    .map(({ staffId }) => ({
      words: t.overview.mailRefused(nameOf(staff, staffId)),
      href: `/organisation/personal/${staffId}`,
    }));
  const help = facts.helpMissing ? [{ words: t.overview.helpMissing, href: '/organisation/kommunen' }] : [];
  return [...gaps.slice(0, shownGaps), ...rest(more), ...away, ...deputies, ...outside, ...unknown, ...undone, ...help];

  function rest(n: number): ToDo[] {
    return n > 0 ? [{ words: t.overview.moreGaps(n), href: '/organisation/jour' }] : [];
  }
}
