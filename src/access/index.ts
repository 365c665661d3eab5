export * from './delegation.ts';
export { delegationTexts, refusalText } from './delegation-text.ts';
export * from './door/index.ts';
export { type Emergency, emergenciesOf } from './emergency/emergency.store.ts';
export { mayOpenInEmergency } from './emergency/emergency.ts';
export { emergencyRoutes } from './emergency/emergency-routes.tsx';
export { emergencyTexts } from './emergency/texts.ts';
export {
  addressOf,
  alwaysShared,
  type FileKind,
  fewMaySee,
  type GroundFunction,
  type GroundKind,
  leadsUnitOf,
  type ProtectedIdentity,
  type SectionKind,
  type ShareablePart,
  sectionKinds,
  sectionsOf,
  shareableParts,
} from './file.ts';
export { herSideMark, markSide, setFileSide, sideMark } from './file-side.store.ts';
export type { FileSide } from './file-side.ts';
export {
  askToOpen,
  claimFile,
  endGround,
  findOpenFile,
  findWritableSection,
  handFileOver,
  keptApart,
  nameTeamMember,
  type OpenFile,
  openable,
  setProtection,
  writeLog,
} from './files.store.ts';
export { sameLastName } from './log/review.ts';
export { shutOut } from './nameable.store.ts';
export { nameable, namedApart, nameOf } from './nameable.ts';
export { createFile, createReportFile, handOverReport } from './new-file.store.ts';
export { AskReasonPage } from './opening/pages.tsx';
export { openingRoutes, reasonField } from './opening/routes.tsx';
export { openingTexts } from './opening/texts.ts';
export { maySeeWho } from './opening/who.store.ts';
export * from './route.ts';
export { type RouteServices, serveRoute } from './serve-route.ts';
export { StaffPage } from './staff-page.tsx';
export { accessTexts } from './texts.ts';
export {
  askNecessary,
  type ConsentId,
  endNecessary,
  endRunOut,
  giveWaiver,
  maySignNecessary,
  signNecessary,
  type TellingId,
  type WithdrawnFrom,
  withdrawConsent,
  withdrawTold,
} from './waivers.store.ts';
