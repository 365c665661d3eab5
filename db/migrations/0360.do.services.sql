-- What help there is, for whom and on which terms. Nothing here is about a person. A row is one version of a service: an
-- intervention goes on as what it was when it was begun, whatever the service becomes.
create table data.service (
  id uuid primary key,
  service_id uuid not null,
  version integer not null check (version >= 1),
  unit_id uuid not null references authz.unit,
  kind text not null check (kind in ('supportTalks', 'crisisSupport', 'trappanTalks', 'groupProgramme', 'perpetratorProgramme', 'parentingSupport', 'victimSupport', 'courtSupport', 'practicalSupport', 'housingGuide', 'shelter', 'emergencyFlat', 'transitionHousing', 'incomeSupport', 'contactPerson', 'contactFamily', 'fosterHome', 'specialHousing')),
  audience text[] not null check (audience <@ array['exposed', 'child', 'usesViolence', 'closePerson', 'parent'] and cardinality(audience) > 0),
  from_age smallint check (from_age between 0 and 120),
  to_age smallint check (to_age between 0 and 120),
  basis text not null check (basis in ('open', 'needsAssessed')),
  -- Where the board has decided that it is given without an assessment of needs (SoL 11:5).
  board_decision text,
  name_sv text not null,
  name_en text not null,
  is_sv text not null,
  is_en text not null,
  is_not_sv text not null,
  is_not_en text not null,
  rest_sv text not null,
  rest_en text not null,
  method text,
  languages text[] not null,
  access text[] not null check (access <@ array['childCare', 'interpreter', 'evenings', 'digital', 'wheelchair', 'withoutCar']),
  -- Needs of those whom help often passes by, and that this service is made for (V39).
  knows text[] not null check (knows <@ array['disability', 'substanceUse', 'older', 'honour', 'prostitution', 'noResidencePermit', 'protectedIdentity', 'lgbtqi']),
  extent_unit text not null check (extent_unit in ('talks', 'weeks', 'once')),
  extent smallint check (extent between 1 and 200),
  made_by uuid not null references authz.staff,
  made_at timestamptz not null,
  replaced_at timestamptz,
  closed_at timestamptz,
  unique (service_id, version),
  check (from_age <= to_age),
  check ((extent_unit = 'once') = (extent is null)),
  check (basis <> 'open' or board_decision is not null),
  -- SoL 11:6: never without an assessment of needs; economic help follows chapter 12.
  check (basis <> 'open' or kind not in ('contactPerson', 'contactFamily', 'fosterHome', 'specialHousing', 'incomeSupport')),
  -- Nor protected housing for a child, or for one who is eighteen to twenty.
  check (basis <> 'open' or kind not in ('shelter', 'emergencyFlat', 'transitionHousing') or (coalesce(from_age, 0) >= 21 and not 'child' = any (audience)))
);
create unique index on data.service (service_id) where replaced_at is null;
