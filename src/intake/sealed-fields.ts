import type { Vault } from '../platform/sealing/keyring.ts';

/** The columns of one row of one table, sealed under the stable id that every sealed field has. */
export function sealedRow(vault: Vault, table: string, id: string) {
  const field = (column: string) => `${table}.${column}:${id}`;
  return {
    seal: (column: string, text: string | null | undefined) => vault.sealOptional(field(column), text),
    unseal: (column: string, sealed: Buffer | null) => vault.unsealOptional(field(column), sealed),
  };
}
