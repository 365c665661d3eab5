import { askedWithoutAName } from './asked-without-a-name.ts';
import { beforeTheWeekend } from './before-the-weekend.ts';
import { calledHimself } from './called-himself.ts';
import { formerPartner, fromSchool, grownSon, noName, notNow, several } from './came-in-today.ts';
import { childFollowed } from './child-followed.ts';
import { coordinated } from './coordinated.ts';
import { fridayEvening } from './friday-evening.ts';
import { internalGroup } from './internal-group.ts';
import { investigated } from './investigated.ts';
import { rested } from './rested.ts';
import { services } from './services.ts';
import type { Story } from './story.ts';
import { threeWeeks } from './three-weeks.ts';
import { waited } from './waited.ts';
import { whoCan } from './who-can.ts';

/** Whole stories, told in this order at the first start of the demo. */
export const stories: readonly Story[] = [
  services,
  rested,
  whoCan,
  waited,
  threeWeeks,
  internalGroup,
  investigated,
  coordinated,
  childFollowed,
  beforeTheWeekend,
  several,
  notNow,
  formerPartner,
  fromSchool,
  noName,
  grownSon,
  calledHimself,
  askedWithoutAName,
  fridayEvening,
];
