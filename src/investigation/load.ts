import type { Answer, FileContext } from '../access/index.ts';
import { missing } from '../access/index.ts';
import { type PersonId, parseId } from '../kernel/ids.ts';
import { isRiskFresh, lastRiskAssessment } from '../risk/index.ts';
import { type Assessment, type FileTopFacts, loadFileTop, type Protected, standingOf } from '../safety/index.ts';
import { investigationsOf } from './investigation.store.ts';
import {
  type Gap,
  gapsIn,
  type Investigation,
  type InvestigationId,
  type Place,
  placesOf,
  type Subject,
} from './investigation.ts';
import { type Comment, commentsOf, type Part, partsOf } from './part.store.ts';

export const purpose = 'investigation';
export const reads = { who: 'file', reads: ['identity', 'protection', 'children', 'decisions'] } as const;
export const writes = { ...reads, writes: ['decisions'] } as const;

export const listAddress = (ctx: Pick<FileContext, 'file'>): string => `/akt/${ctx.file.id}/utredning`;
export const addressOf = (ctx: Pick<FileContext, 'file'>, id: InvestigationId): string => `${listAddress(ctx)}/${id}`;

/** Whom a file's investigation is about, and how it is investigated. */
export const subjectIn = (top: FileTopFacts): Subject =>
  top.people.find(({ part }) => part === 'self')?.isChild ? 'child' : 'adult';

export type DocumentFacts = {
  readonly top: FileTopFacts;
  readonly investigation: Investigation;
  /** The others of this file, newest first. */
  readonly earlier: readonly Investigation[];
  readonly children: readonly Protected[];
  readonly places: readonly Place[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly comments: readonly Comment[];
  /** The assessment of protection that the part on risk refers to. */
  readonly assessment: Assessment | undefined;
  readonly risk: Awaited<ReturnType<typeof lastRiskAssessment>>;
  readonly restsOnRisk: boolean;
  /** Assessed within the time for which a judgement holds. */
  readonly riskFresh: boolean;
  readonly gaps: readonly Gap[];
};

export async function loadDocument(ctx: FileContext): Promise<DocumentFacts | undefined> {
  const id = parseId<InvestigationId>(ctx.params.investigation);
  if (!id.ok || ctx.file.kind !== 'person') return undefined;
  const [top, all] = await Promise.all([loadFileTop(ctx), investigationsOf(ctx.sql, ctx.file)]);
  const investigation = all.find((one) => one.id === id.value);
  if (!investigation || investigation.state === 'notOpened') return undefined;
  const [parts, comments, risk] = await Promise.all([
    partsOf(ctx.sql, ctx.file, investigation.id),
    commentsOf(ctx.sql, ctx.file, investigation.id),
    lastRiskAssessment(ctx.sql, ctx.file.id),
  ]);
  // Risk is assessed where somebody is exposed to it, and not in the file of one who uses violence.
  const restsOnRisk = ctx.file.side !== 'perpetrator';
  const children = top.people.filter(({ part }) => part === 'child');
  const ids = children.map((child): PersonId => child.id);
  const self = top.people.find(({ part }) => part === 'self');
  const assessment = self && standingOf(self.id, top.assessments).last;
  const riskFresh = isRiskFresh(investigation.subject, { risk, protectionAt: assessment?.assessedAt }, ctx.now);
  const written = new Set([...parts].flatMap(([key, { text }]) => (text.trim() ? [key] : [])));
  return {
    top,
    investigation,
    earlier: all.filter(
      (one) =>
        one.id !== investigation.id && one.openedAt.epochMilliseconds <= investigation.openedAt.epochMilliseconds,
    ),
    children,
    places: placesOf(investigation.subject, ids),
    parts,
    comments,
    assessment,
    risk,
    restsOnRisk,
    riskFresh,
    gaps: gapsIn({
      subject: investigation.subject,
      children: ids,
      written,
      riskAssessed: !restsOnRisk || riskFresh || investigation.riskReason !== null,
      impactAlone: investigation.impactAlone,
      danger: investigation.danger,
    }),
  };
}

export const withDocument =
  (work: (ctx: FileContext, facts: DocumentFacts) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const facts = await loadDocument(ctx);
    return facts ? work(ctx, facts) : missing;
  };
