-- An adaptation isn't a wheelchair: a service says which it has, and an intervention which is needed. What was written before stays as it was.
alter table data.service drop constraint service_access_check;
alter table data.service add constraint service_access_check check (access <@ array['childCare', 'interpreter', 'evenings', 'digital', 'wheelchair',
  'hearing', 'sight', 'cognitive', 'otherAdaptation', 'withoutCar']);
alter table data.intervention drop constraint intervention_needs_check;
alter table data.intervention add constraint intervention_needs_check check (needs <@ array['childCare', 'interpreter', 'evenings', 'digital', 'wheelchair',
  'hearing', 'sight', 'cognitive', 'otherAdaptation', 'withoutCar']);
