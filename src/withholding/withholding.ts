import type { SectionKind } from '../access/index.ts';
import type { Id, PersonId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Part } from '../kernel/told-person.ts';

/** What can be withheld, with the section that it lies in. Events name an item by the same word. */
export const itemKinds = {
  note: 'notes',
  account: 'account',
  assessment: 'protection',
  decision: 'decisions',
  letter: 'decisions',
  certificate: 'consents',
} as const satisfies Record<string, SectionKind>;
export type ItemKind = keyof typeof itemKinds;
export const allItemKinds = Object.keys(itemKinds) as ItemKind[];

export type ItemId = Id<'item'>;
export type Item = {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly at: Instant;
  /** Who wrote, asked, decides, or signed it: nobody can be kept from what is her own. */
  readonly whose: readonly StaffId[];
};

export type WithheldId = Id<'withheld'>;

/** Who is kept from an item: told of in the file, and never given it; or a colleague, who never sees it. */
export type Withheld = {
  readonly id: WithheldId;
  readonly kind: ItemKind;
  readonly itemId: ItemId;
  readonly from: { readonly person: PersonId } | { readonly staff: StaffId };
  readonly name: string;
  readonly words: string;
  readonly by: string;
  readonly byId: StaffId;
  readonly at: Instant;
};

/** Those who could ask to be given something as a party or a guardian. */
export const mayAsk: readonly Part[] = ['self', 'guardian', 'usesViolence'];
