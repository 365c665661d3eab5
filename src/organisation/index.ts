export * from './office-hours.ts';
export * from './rota.ts';
export * from './settings.store.ts';
