export { ahead, been, ownerOf } from './agreed-fields.ts';
export { consultationsOf } from './consultation.store.ts';
export {
  type Authority,
  authorities,
  type ConsultationPart,
  type PartTyped,
  partProblems,
  voiceProblem,
  waitsForPolice,
} from './consultation.ts';
export { PartLine } from './pages/part-line.tsx';
export { PartRows } from './pages/part-rows.tsx';
export { consultationRoutes } from './routes.tsx';
export { type PartKept, shareOut } from './share-out.ts';
export { consultationTexts } from './texts.ts';
