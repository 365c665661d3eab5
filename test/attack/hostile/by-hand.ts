import { aroundTheRows } from './around-the-rows.ts';
import type { Assault } from './assault.ts';
import { pastTheRows } from './past-the-rows.ts';

export const assaults: readonly Assault[] = [...pastTheRows, ...aroundTheRows];
