export * from './office-hours.ts';
export * from './rota.ts';
