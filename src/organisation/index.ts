export { answeringInWords, whoAnswers } from './answering.ts';
export { type Backup, backupNow } from './backup-now.ts';
export { competences } from './competence.store.ts';
export {
  type Competence,
  noCompetence,
  type SpokenLanguage,
  spokenLanguages,
  type WorkerIs,
  workerIs,
} from './competence.ts';
export { competenceInWords } from './competence-words.ts';
export { listDelegations } from './delegation.store.ts';
export * from './office-hours.ts';
export { listStaff, listUnits } from './organisation.store.ts';
export { type Colleague, inUnit, isManager, type Unit, unitsWithDuty, worksWithPeople } from './organisation.ts';
export { isAdministrator, OrganisationPage } from './pages/organisation-page.tsx';
export { awayNow, dutyNow, listAbsences, readDigestTime, readOfficeHours, readRota } from './rota.store.ts';
export * from './rota.ts';
export { organisationRoutes } from './routes.tsx';
export * from './settings.store.ts';
export { type NoteTemplate, templatesFor } from './templates.ts';
export { type TimeOff, timeOffAhead } from './time-off.ts';
