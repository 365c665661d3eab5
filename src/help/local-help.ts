/** The municipality's own numbers; settings that the administrator enters. A kind without a number isn't shown. */
export type LocalHelpKind = 'violenceTeam' | 'socialServices' | 'emergencySocialService' | 'shelter';

export type LocalHelp = {
  readonly kind: LocalHelpKind;
  readonly name: string | undefined;
  readonly phone: string;
  readonly hours: string | undefined;
};

const order: readonly LocalHelpKind[] = ['violenceTeam', 'socialServices', 'emergencySocialService', 'shelter'];

export const inOrder = (local: readonly LocalHelp[]): readonly LocalHelp[] =>
  order.flatMap((kind) => local.filter((help) => help.kind === kind && help.phone.trim() !== ''));

/** What the administrator has to enter before the public pages are whole. */
export const missingLocalHelp = (local: readonly LocalHelp[]): readonly LocalHelpKind[] =>
  order.filter((kind) => !inOrder(local).some((help) => help.kind === kind));
