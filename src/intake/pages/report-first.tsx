import { Notice } from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';
import type { SectionProps } from './section-props.ts';

/** A contact that a concern report made is that report: it is read and received there, and decided on there. */
export const ReportFirst = ({ frame, facts, model }: SectionProps) => {
  const t = intakeTexts(frame.language).report;
  if (!facts.report || facts.report === 'none' || model.ended || !model.mayWrite) return null;
  return (
    <Notice kind="today" title={t.title}>
      <p>
        {t.waits[facts.report]} <a href={`${model.address}/anmalan`}>{t.to}</a>
      </p>
    </Notice>
  );
};

/** What is done on the report's own page: it is read there, decided on and answered. */
export const ReportStep = ({ frame, model, words }: SectionProps & { words: string }) => (
  <>
    <p>{words}</p>
    <p>
      <a href={`${model.address}/anmalan`}>{intakeTexts(frame.language).report.to}</a>
    </p>
  </>
);

export const ProtectionStep = ({ frame, model }: SectionProps) => {
  const t = intakeTexts(frame.language);
  return (
    <>
      <p>{t.report.protection}</p>
      <p>
        <a href={`${model.address}/bedomning`}>{t.contact.assessProtection}</a>
      </p>
    </>
  );
};
