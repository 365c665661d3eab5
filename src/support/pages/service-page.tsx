import type { StaffContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import { Actions, Button, ButtonLink, Disclosure, Form, Notice, Section } from '../../ui/index.ts';
import type { Service } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';
import { SupportFrame } from './support-frame.tsx';
import { Facts, WhatItIs } from './what-it-is.tsx';

type Props = { ctx: StaffContext; service: Service; versions: readonly Service[]; mayKeep: boolean };

export const ServicePage = ({ ctx, service, versions, mayKeep }: Props) => {
  const { language, now } = ctx;
  const t = serviceTexts(language);
  const at = `/insats/${service.serviceId}`;
  const when = (one: Service) => t.facts.version(one.version, showDay(language, dayOf(one.madeAt), dayOf(now)));
  const isOpen = service.closedAt === null;
  return (
    <SupportFrame
      frame={ctx.frame}
      title={service[language].name}
      lead={t.kind[service.kind]}
      narrow
      action={
        mayKeep &&
        isOpen && (
          <ButtonLink kind="secondary" href={`${at}/andra`}>
            {t.change}
          </ButtonLink>
        )
      }
    >
      <p class="way-back">
        <a href="/insatser">{t.back}</a>
      </p>
      {!isOpen && (
        <Notice kind="info" title={t.close}>
          <p>{t.closed}</p>
        </Notice>
      )}
      <WhatItIs service={service} language={language} />
      <Section title={t.facts.basis} id="villkor">
        <Facts service={service} language={language} />
        <p class="muted">{when(service)}</p>
      </Section>
      {versions.length > 1 && (
        <Disclosure label={t.earlier}>
          <p class="muted">{t.earlierHelp}</p>
          {versions.slice(1).map((one) => (
            <Section title={when(one)} id={`lydelse-${one.version}`}>
              <WhatItIs service={one} language={language} />
              <Facts service={one} language={language} />
            </Section>
          ))}
        </Disclosure>
      )}
      {mayKeep && isOpen && (
        <Disclosure label={t.close}>
          <p>{t.closeHelp}</p>
          <Form action={`${at}/slut`} hidden={{ _form: newId() }}>
            <Actions>
              <Button kind="danger">{t.close}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </SupportFrame>
  );
};
