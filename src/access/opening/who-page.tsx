import type { FileId } from '../../kernel/ids.ts';
import { Notice, Section, Table } from '../../ui/index.ts';
import type { Frame } from '../route.ts';
import { StaffPage } from '../staff-page.tsx';
import { openingTexts } from './texts.ts';
import type { WhoRow } from './who.ts';

type Props = {
  frame: Frame;
  fileId: FileId;
  rows: readonly WhoRow[];
  blocked: readonly string[];
  /** Whether only those who are named in the team may see it. */
  few: boolean;
};

export const WhoPage = ({ frame, fileId, rows, blocked, few }: Props) => {
  const t = openingTexts(frame.language).who;
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.documentTitle} current="files" lead={t.lead}>
      <div class="stack-wide">
        <p class="way-back">
          <a href={`/akt/${fileId}`}>{t.toFile}</a> · <a href={`/akt/${fileId}/team`}>{t.toTeam}</a> ·{' '}
          <a href={`/akt/${fileId}/utlamnat`}>{t.toRegister}</a>
        </p>
        <Table
          caption={t.title}
          captionUnseen
          columns={[
            { key: 'who', label: t.person },
            { key: 'ground', label: t.ground },
            { key: 'reads', label: t.reads },
            { key: 'writes', label: t.writes },
            { key: 'since', label: t.since },
            { key: 'until', label: t.until },
          ]}
          rows={rows.map(({ id, ...cells }) => ({ id, cells }))}
        />
        <Section title={t.blocked} id="sparrade">
          {blocked.length === 0 ? (
            <p class="muted">{t.noneBlocked}</p>
          ) : (
            <ul class="lines">
              {blocked.map((name) => (
                <li>{name}</li>
              ))}
            </ul>
          )}
        </Section>
        <Notice>
          <p>{few ? t.few : t.emergency}</p>
          <p>{t.kept}</p>
        </Notice>
      </div>
    </StaffPage>
  );
};
