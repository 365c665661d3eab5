import { fieldValue } from '../platform/web/form.ts';
import { QuestionFrame } from './choices.tsx';
import { controlId } from './control-id.ts';
import type { FieldProps } from './field.tsx';
import { useTexts } from './texts.ts';

const steps = Array.from({ length: 11 }, (_, n) => String(n));

/** Fear 0–10 and the like: eleven steps in a row, ends named in words. */
export const Scale0to10 = (props: FieldProps & { low?: string | undefined; high?: string | undefined }) => {
  const { form, name, low, high } = props;
  const t = useTexts();
  const chosen = fieldValue(form, name);
  const id = (step: string) => (step === '0' ? controlId(form, name) : `${controlId(form, name)}-${step}`);
  return (
    <QuestionFrame {...props}>
      <div class="scale">
        <div class="scale-steps">
          {steps.map((step) => (
            <label class="scale-step" for={id(step)}>
              <input type="radio" id={id(step)} name={name} value={step} checked={step === chosen} autocomplete="off" />
              <span>
                {step}
                {step === '0' && <span class="unseen">, {low ?? t.scaleLow}</span>}
                {step === '10' && <span class="unseen">, {high ?? t.scaleHigh}</span>}
              </span>
            </label>
          ))}
        </div>
        <p class="scale-ends" aria-hidden="true">
          <span>0 = {low ?? t.scaleLow}</span>
          <span>10 = {high ?? t.scaleHigh}</span>
        </p>
      </div>
    </QuestionFrame>
  );
};
