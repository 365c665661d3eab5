import type { Child } from 'hono/jsx';
import type { FileContext } from '../../access/index.ts';
import {
  loadFileTop,
  PausedAssessments,
  SafeContactSummary,
  safeContactInWords,
  Warnings,
} from '../../safety/index.ts';
import { ButtonLink } from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';
import type { Safe } from './contact-model.ts';

export type SafeView = Safe & { readonly view: Child; readonly alarms: Child };

/** How she may be reached, in words and as it is shown on top of every act of contact; and what else must be seen first. */
export async function safeContactOf(ctx: Pick<FileContext, 'sql' | 'file' | 'language' | 'now'>): Promise<SafeView> {
  const { language, now, file } = ctx;
  const top = await loadFileTop(ctx);
  const address = `/kontakt/${file.id}`;
  const known = top.rules.length > 0;
  return {
    known,
    words: safeContactInWords(top.rules, language),
    alarms: (
      <>
        <Warnings warnings={top.warnings} language={language} />
        <PausedAssessments facts={top} language={language} now={now} />
      </>
    ),
    view: (
      <>
        <SafeContactSummary
          rules={top.rules}
          language={language}
          now={now}
          address={address}
          mayWrite={file.mayWrite('safeContact')}
          whole
        />
        {file.mayWrite('safeContact') && (
          <p>
            <ButtonLink kind={known ? 'secondary' : 'primary'} href={`${address}/saker-kontakt/andra`}>
              {intakeTexts(language).contact.agreeSafe}
            </ButtonLink>
          </p>
        )}
      </>
    ),
  };
}
