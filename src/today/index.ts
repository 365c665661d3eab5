export { type Alert, type AlertId, type AlertTo, raiseAlert, seeAlert, unseenAlerts } from './alert.store.ts';
export { type AlertKind, alertKinds } from './alert.ts';
export {
  changeOnDesk,
  clearDesks,
  type DeskState,
  putOnDesk,
  putOnOwnDesk,
  relabelOnDesk,
  takeFromUnitDesk,
  takeOffOwnDesk,
} from './desk.store.ts';
export { type DeskName, deskName, ownLabel } from './desk.ts';
export { todayRoutes } from './routes.ts';
