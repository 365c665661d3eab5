/** Whose number it is. One's own shuts out as the others do, and isn't taken away by oneself. */
export const relationKinds = ['self', 'household', 'other'] as const;
export type RelationKind = (typeof relationKinds)[number];
