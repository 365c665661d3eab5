export { readPackage } from './archive-package.ts';
export { carryOutDisposals } from './carry-out.ts';
