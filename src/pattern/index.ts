export { hasPattern } from './pattern.ts';
export { patternRoutes } from './routes.tsx';
export { patternTexts } from './texts.ts';
