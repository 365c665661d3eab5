export { type AlertTo, actedOn, raiseAlert } from './alert.store.ts';
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
export { type DeskName, deskName, ownLabel, unitLabel } from './desk.ts';
export { mailTasks, noticeTasks } from './notices/tasks.ts';
export { todayRoutes } from './routes.ts';
