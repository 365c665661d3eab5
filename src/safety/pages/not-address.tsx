import type { FileContext } from '../../access/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import { decisionTexts } from '../decision-texts.ts';
import { Tick } from './tick.tsx';

/** Asked only after something looked like an address: a box on every form would soon be ticked without reading. */
export const NotAddress = ({ ctx, form, name }: { ctx: FileContext; form: FormState; name: string }) => {
  const t = decisionTexts(ctx.language);
  const asked = form.errors[name] === t.looksLikeAddress || form.values.notAddress !== undefined;
  return asked ? <Tick form={form} name="notAddress" label={t.notAddress} /> : null;
};
