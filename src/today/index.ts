export { changeOnDesk, type DeskState, putOnDesk, putOnOwnDesk, relabelOnDesk, takeOffOwnDesk } from './desk.store.ts';
export { type DeskName, deskName } from './desk.ts';
export { todayRoutes } from './routes.ts';
