import type { Context } from 'hono';
import type { FileId, GroundId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { Actor, StaffRole } from '../platform/database/with-actor.ts';
import type { Keyring } from '../platform/sealing/keyring.ts';
import type { StripItem } from '../ui/index.ts';
import type { ProtectedIdentity, SectionKind } from './file.ts';
import type { OpenFile } from './files.store.ts';

/**
 * A route says who may and what is logged; neither can be left out. What the database refuses on top needs no word here.
 * Paths are neutral: nobody who sees the address bar learns what the page is about.
 */
type Access =
  | { readonly who: 'signedIn' }
  | { readonly who: 'role'; readonly roles: readonly [StaffRole, ...StaffRole[]] }
  /** An opening of the file that `:file` names; the sections that the page can't do without. */
  | { readonly who: 'file'; readonly reads?: readonly SectionKind[]; readonly writes?: readonly SectionKind[] };

export type Body = Readonly<Record<string, string[]>>;

/** What the frame of every staff page needs; pages hand it on: `<StaffPage frame={ctx.frame} …>`. */
export type Frame = {
  readonly language: 'sv' | 'en';
  readonly scheme: 'system' | 'light' | 'dark';
  readonly actor: Actor;
  readonly now: Instant;
  readonly path: string;
  readonly notice: Notice | undefined;
  /** On pages of a file: what the top of each of them must show. */
  readonly file?: {
    readonly perpetrator: boolean;
    readonly protection: ProtectedIdentity;
    /** What its reader must see on every page; nothing where protection may not be read. */
    readonly top?: FrameTop | undefined;
    readonly emergency?: { readonly fileId: FileId; readonly groundId: GroundId; readonly until: Instant } | undefined;
  };
};

/** What warns in a file, in one line, and how old what was assessed in it is. */
export type FrameTop = {
  readonly reference: string;
  readonly warnings?: unknown;
  readonly protection: StripItem | undefined;
  readonly risk: StripItem | undefined;
};

/** What was done, in one line, with the way to undo it where there is one. Holds no name and nothing about a person. */
export type Notice = { readonly text: string; readonly undo?: string };

export type StaffContext = {
  readonly http: Context;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly sql: Sql;
  readonly now: Instant;
  readonly actor: Actor;
  readonly language: 'sv' | 'en';
  readonly keyring: Keyring;
  /** The address that staff type, for links that are read elsewhere. */
  readonly origin: string;
  /** The sender of notices by mail; undefined where none is sent. */
  readonly mailFrom: string | undefined;
  readonly frame: Frame;
  /** Detail for the line of the log that this request writes: ids and counts. */
  readonly audit: Record<string, string | number | boolean>;
};
export type FileContext = StaffContext & { readonly file: OpenFile };

export type Answer =
  | { readonly kind: 'page'; readonly html: unknown; readonly status: 200 | 409 | 422 | 429 }
  | { readonly kind: 'redirect'; readonly to: string; readonly notice: Notice | undefined }
  | { readonly kind: 'json'; readonly body: unknown; readonly status: 200 | 409 | 422 }
  | ({ readonly kind: 'document' } & DocumentAnswer)
  | { readonly kind: 'missing' };

/** Something to print or keep. The name stays in a list of downloads: a reference, and nothing about a person. */
type DocumentAnswer = {
  readonly content: Uint8Array;
  readonly mediaType: 'application/pdf' | 'image/jpeg';
  readonly fileName: string;
};

export const page = (html: unknown): Answer => ({ kind: 'page', html, status: 200 });
/** The form again, with what was typed and what is wrong: nothing was done. */
export const invalid = (html: unknown, status: 409 | 422 | 429 = 422): Answer => ({ kind: 'page', html, status });
export const redirect = (to: string, notice?: Notice): Answer => ({ kind: 'redirect', to, notice });
export const json = (body: unknown, status: 200 | 409 | 422 = 200): Answer => ({ kind: 'json', body, status });
export const document = (answer: DocumentAnswer): Answer => ({ kind: 'document', ...answer });
/** The same answer for what does not exist and what this actor may not know of. */
export const missing: Answer = { kind: 'missing' };

type Common<A extends Access, C> = {
  readonly path: string;
  readonly access: A;
  /** The action's name in the log, e.g. `contact.received`. */
  readonly audit: string;
  readonly handle: (ctx: C) => Promise<Answer>;
  /**
   * What can't be called back (a role given, an address shown, a document handed out) asks for a proof that is at most ten
   * minutes old: whoever sits down at an open screen can't do it.
   */
  readonly proof?: 'fresh';
  /** The largest form that this command takes, in bytes, where a paper goes along with it. */
  readonly largestForm?: number;
};
type StaffAccess = Exclude<Access, { who: 'file' }>;
type FileAccess = Extract<Access, { who: 'file' }>;

export type StaffRoute =
  | ({ readonly method: 'get' | 'post'; readonly kind: 'staff' } & Common<StaffAccess, StaffContext>)
  | ({ readonly method: 'get' | 'post'; readonly kind: 'file'; readonly purpose: string } & Common<
      FileAccess,
      FileContext
    >);

/** A page for staff. */
export const staffPage = (route: Common<StaffAccess, StaffContext>): StaffRoute => ({
  method: 'get',
  kind: 'staff',
  ...route,
});
/** A change that concerns no file, or that creates one. */
export const staffCommand = (route: Common<StaffAccess, StaffContext>): StaffRoute => ({
  method: 'post',
  kind: 'staff',
  ...route,
});
/** A page of the file `:file`, opened on a ground for `purpose`. */
export const filePage = (route: Common<FileAccess, FileContext> & { purpose: string }): StaffRoute => ({
  method: 'get',
  kind: 'file',
  ...route,
});
/** A change in the file `:file`. */
export const fileCommand = (route: Common<FileAccess, FileContext> & { purpose: string }): StaffRoute => ({
  method: 'post',
  kind: 'file',
  ...route,
});

/** Thrown where somebody else did the same in the same moment: all that this transaction wrote is taken back. */
export class OvertakenError extends Error {
  readonly code = 'SG006';
  constructor() {
    super('overtaken');
  }
}
