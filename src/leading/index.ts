export { candidatesOf, formerlyIn, holdingOtherSide, saveWish, type WishSaid, wishOf } from './assignment.store.ts';
export { type Candidate, formerWishes, noWish } from './assignment.ts';
export { type HandoverReason, handoverReasons } from './month.ts';
export { Candidates } from './pages/candidates.tsx';
export { WishPart } from './pages/wish-part.tsx';
export { leadingRoutes } from './routes.tsx';
export { leadingTexts } from './texts.ts';
