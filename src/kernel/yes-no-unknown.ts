/** The answer to a plain question. Not knowing is one of its own. */
export const yesNoUnknown = ['yes', 'no', 'unknown'] as const;
export type YesNoUnknown = (typeof yesNoUnknown)[number];
