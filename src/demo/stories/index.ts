import type { Story } from './story.ts';

/** About ten whole stories, told in this order at the first start of the demo. */
export const stories: readonly Story[] = [];
