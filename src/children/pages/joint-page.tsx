import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  Section,
  TextArea,
} from '../../ui/index.ts';
import type { Thread } from '../concern.ts';
import type { Joint } from '../joint.store.ts';
import { jointTexts } from '../joint-texts.ts';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  joints: readonly Joint[];
  guardians: readonly string[];
  /** Reports of this file that nothing is written together about. */
  open: readonly Thread[];
  given: { readonly of: string; readonly form: FormState } | undefined;
  places: readonly LocationKind[];
};

/** What two units write together; who may read it stands above each form, before anything is written. */
export const JointPage = (props: Props) => {
  const { ctx, top, joints, guardians, open } = props;
  const { language, now } = ctx;
  const t = jointTexts(language);
  const address = `${top.address}/gemensamt`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      <Notice kind="info" title={t.readers}>
        <p>{guardians.length > 0 ? t.guardians(guardians.join(', ')) : t.unknownGuardians}</p>
      </Notice>
      {joints.length === 0 && open.length === 0 && (
        <EmptyState title={ctx.file.side === 'childWitness' ? t.noneHere : t.none} />
      )}
      {open.map((thread) => (
        <Form action={`${address}/${thread.id}/borja`} hidden={{ _form: newId() }}>
          <p>{t.beginFor(thread.toUnit, showMoment(language, thread.madeAt, now))}</p>
          <Actions>
            <Button kind="secondary">{t.begin}</Button>
          </Actions>
        </Form>
      ))}
      {joints.map((joint) => (
        <JointPart {...props} joint={joint} address={address} />
      ))}
    </SafetyPage>
  );
};

const JointPart = ({ ctx, given, places, joint, address }: Props & { joint: Joint; address: string }) => {
  const { language, now } = ctx;
  const t = jointTexts(language);
  const onChildsSide = joint.childFileId === ctx.file.id;
  const form = scoped(given?.of === joint.id ? given.form : emptyForm(), joint.id);
  if (onChildsSide && !joint.joinedAt)
    return (
      <Section title={t.asked(joint.by, showMoment(language, joint.at, now))} id={`gemensamt-${joint.id}`}>
        <Form action={`${address}/${joint.id}/var-med`} hidden={{ _form: newId() }}>
          {hasErrors(form) && <ErrorSummary form={form} />}
          <Actions>
            <Button>{t.join}</Button>
          </Actions>
        </Form>
      </Section>
    );
  const title = joint.childFileId === null ? t.alone : joint.joinedBy ? t.together(joint.by, joint.joinedBy) : t.waits;
  return (
    <Section title={title} id={`gemensamt-${joint.id}`}>
      {joint.entries.length === 0 && <p class="muted">{t.nothing}</p>}
      <ul class="lines">
        {joint.entries.map(({ words, by, at }) => (
          <li>
            <p class="written">{words}</p>
            <p class="muted">{t.line(by, showMoment(language, at, now))}</p>
          </li>
        ))}
      </ul>
      {joint.endedAt ? (
        <>
          {hasErrors(form) && <ErrorSummary form={form} />}
          <p>{t.ended(showMoment(language, joint.endedAt, now))}</p>
        </>
      ) : joint.childFileId === null ? (
        hasErrors(form) && <ErrorSummary form={form} />
      ) : (
        <>
          <Form action={`${address}/${joint.id}/skriv`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <TextArea form={form} name="words" label={t.words} help={t.care} rows={6} />
            <PlacesNotice kinds={given?.of === joint.id ? places : []} language={language} form={form} />
            <Actions>
              <Button>{t.write}</Button>
            </Actions>
          </Form>
          <Disclosure label={t.end}>
            <Form action={`${address}/${joint.id}/avsluta`} hidden={{ _form: newId() }}>
              <p class="help">{t.endHelp}</p>
              <Actions>
                <Button kind="secondary">{t.end}</Button>
              </Actions>
            </Form>
          </Disclosure>
        </>
      )}
    </Section>
  );
};
