import { z } from 'zod';
import { type FileId, parseId } from '../../kernel/ids.ts';
import { fieldValue, oneOf, parseForm, postedForm, text } from '../../platform/web/form.ts';
import { localPath } from '../door/local-path.ts';
import { listEmergencies } from '../emergency/emergency.store.ts';
import { fewMaySee } from '../file.ts';
import { askToOpen } from '../files.store.ts';
import { filePage, invalid, missing, page, redirect, type StaffRoute, staffCommand } from '../route.ts';
import { listOwnOpenings } from './opening.store.ts';
import { AskReasonPage, WhyPage } from './pages.tsx';
import { askedPurposes } from './purpose.ts';
import { openingTexts } from './texts.ts';
import { maySeeWho, whoIsBlocked, whoSees } from './who.store.ts';
import { whoRows } from './who.ts';
import { WhoPage } from './who-page.tsx';
import { whyModel } from './why.ts';

const reasonForm = z.object({
  purpose: oneOf(askedPurposes, { missing: (language) => openingTexts(language).ask.missingPurpose }),
  reason: text({ max: 500, missing: (language) => openingTexts(language).ask.missingReason }),
});

/** The stable name of the sealed reason; the review of the log unseals it by the same. */
export const reasonField = (fileId: FileId): string => `opening.reason:${fileId}`;

const open = staffCommand({
  path: '/akt/:file/oppna',
  access: { who: 'signedIn' },
  audit: 'file.askedToOpen',
  handle: async (ctx) => {
    const id = parseId<FileId>(ctx.params.file);
    if (!id.ok) return missing;
    const fileId = id.value;
    ctx.audit.file = fileId;
    const next = localPath(fieldValue(postedForm(ctx.body), 'next'), `/akt/${fileId}`);
    const read = parseForm(reasonForm, ctx.body, ctx.language);
    if (!read.ok) return invalid(<AskReasonPage frame={ctx.frame} fileId={fileId} next={next} form={read.form} />);
    const { purpose, reason } = read.value;
    const sealed = ctx.keyring.reasons.seal(reasonField(fileId), reason);
    return (await askToOpen(ctx.sql, fileId, purpose, sealed)) === 'open' ? redirect(next) : missing;
  },
});

const why = filePage({
  path: '/akt/:file/varfor',
  access: { who: 'file' },
  audit: 'opening.explained',
  purpose: 'work',
  handle: async (ctx) => {
    const openings = await listOwnOpenings(ctx.sql, ctx.file.id);
    const reasons = ctx.keyring.reasons;
    const emergencies = openings.some(({ ground }) => ground === 'emergency')
      ? await listEmergencies(ctx.sql, ctx.keyring)
      : [];
    const shown = openings.map((opening) => ({
      ...opening,
      ownWords:
        reasons.unsealOptional(reasonField(ctx.file.id), opening.reason) ??
        emergencies.find(({ ground }) => ground === opening.groundId)?.reason ??
        null,
    }));
    return page(<WhyPage frame={ctx.frame} fileId={ctx.file.id} model={whyModel(ctx.frame, ctx.file, shown)} />);
  },
});

const who = filePage({
  path: '/akt/:file/vilka',
  access: { who: 'file' },
  audit: 'opening.whoSees',
  purpose: 'review',
  handle: async (ctx) => {
    const { frame, file, sql } = ctx;
    if (!(await maySeeWho(sql, file.id))) return missing;
    const [ways, blocked] = await Promise.all([whoSees(sql, file.id), whoIsBlocked(sql, file.id)]);
    const few = fewMaySee(file.protection);
    const rows = whoRows(frame.language, frame.now, ways);
    return page(<WhoPage frame={frame} fileId={file.id} rows={rows} blocked={blocked} few={few} />);
  },
});

export const openingRoutes: readonly StaffRoute[] = [open, why, who];
