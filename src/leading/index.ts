export { candidatesOf, formerlyIn, holdingOtherSide, saveWish, type WishSaid, wishOf } from './assignment.store.ts';
export { type Candidate, formerWishes, noWish } from './assignment.ts';
export { agreedWithMe } from './month.store.ts';
export { dueState, type HandoverReason, handoverReasons, type OwnAgreement } from './month.ts';
export { Candidates } from './pages/candidates.tsx';
export { OwnAgreementRow } from './pages/own-agreement-row.tsx';
export { WishPart } from './pages/wish-part.tsx';
export { leadingRoutes } from './routes.tsx';
export { leadingTexts } from './texts.ts';
