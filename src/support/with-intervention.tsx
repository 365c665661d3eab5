import {
  type Answer,
  type FileContext,
  fileCommand,
  invalid,
  missing,
  OvertakenError,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { parseId } from '../kernel/ids.ts';
import { type FormState, postedForm, withErrors } from '../platform/web/form.ts';
import type { InterventionId } from './intervention.ts';
import { findWhole, type Whole } from './load-intervention.ts';
import { InterventionPage } from './pages/intervention-page.tsx';
import type { InterventionForms } from './pages/part-props.ts';

export const listPath = '/akt/:file/insatser';
export const onePath = `${listPath}/:intervention`;
export const purpose = 'casework';
export const reads = { who: 'file', reads: ['plan', 'identity'] } as const;
/** Whoever gives support or answers for it; not one who has come to a meeting about the plan. */
export const writes = { who: 'file', reads: ['plan', 'identity'], writes: ['plan', 'notes'] } as const;

export const home = ({ file }: FileContext) => `/akt/${file.id}/insatser`;
const address = (ctx: FileContext, { one }: Whole) => `${home(ctx)}/${one.id}`;

export const draw = (ctx: FileContext, whole: Whole, forms: InterventionForms = {}) => (
  <InterventionPage ctx={ctx} whole={whole} forms={forms} />
);

/** The intervention of the address; one of another file is as one that isn't there. */
export const withWhole =
  (work: (ctx: FileContext, whole: Whole) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<InterventionId>(ctx.params.intervention);
    const whole = id.ok && ctx.file.kind === 'person' ? await findWhole(ctx, id.value) : undefined;
    return whole ? work(ctx, whole) : missing;
  };

type Part = keyof InterventionForms;

/** The page again with what was typed, in the part that it belongs to. */
export const again = (ctx: FileContext, whole: Whole, part: Part, form: FormState, status: 409 | 422 = 422): Answer =>
  invalid(draw(ctx, whole, { [part]: form }), status);

/** A rule refused what the form asked for. */
export const refuse = (
  ctx: FileContext,
  whole: Whole,
  part: Part,
  errors: Record<string, string>,
  status: 409 | 422 = 422,
) => again(ctx, whole, part, withErrors(postedForm(ctx.body), errors), status);

export const done = (ctx: FileContext, whole: Whole, text: string, part = ''): Answer =>
  redirect(`${address(ctx, whole)}${part}`, { text });

/** A change of one intervention that still goes on; what was typed while somebody else ended it is kept (409). */
export const command = (
  tail: string,
  audit: string,
  work: (ctx: FileContext, whole: Whole) => Promise<Answer>,
  also: { readonly ended?: boolean } = {},
): StaffRoute =>
  fileCommand({
    path: `${onePath}${tail}`,
    access: writes,
    audit,
    purpose,
    handle: withWhole(async (ctx, whole) => {
      if (whole.one.endedAt && !also.ended) throw new OvertakenError();
      return work(ctx, whole);
    }),
  });
