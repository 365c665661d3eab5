import type { Instant } from '../../kernel/instant.ts';
import type { Player } from '../player.ts';

/** One story of the demo. `now` is the evening that the demo is loaded; everything is dated back from it. */
export type Story = { readonly name: string; readonly tell: (player: Player, now: Instant) => Promise<void> };
