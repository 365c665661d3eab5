-- That the file of one who uses violence is opened again, and that the violence is heard to go on, is considered on the other side
-- (SoL 13:8): written by what happened, as a break of the programme is.
alter table data.planned_step drop constraint planned_step_kind_check;
alter table data.planned_step add constraint planned_step_kind_check check (kind in ('programmeBegins', 'programmeChanges', 'programmeEnds',
  'programmeBroken', 'noShow', 'participationStatement', 'homeVisit', 'meeting', 'fileCloses', 'fileReopened', 'violenceGoesOn', 'other'));
