export { loadDemo } from './load-demo.ts';
export { Player, type Visitor } from './player.ts';
export { municipalityName, type StaffKey, staff } from './strandhaga.ts';
