export { type Backup, backupNow } from './backup-now.ts';
export { listDelegations } from './delegation.store.ts';
export * from './office-hours.ts';
export { listStaff, listUnits } from './organisation.store.ts';
export { type Colleague, inUnit, isManager, type Unit, unitsWithDuty, worksWithPeople } from './organisation.ts';
export { dutyNow, readDigestTime, readRota } from './rota.store.ts';
export * from './rota.ts';
export { organisationRoutes } from './routes.tsx';
export * from './settings.store.ts';
