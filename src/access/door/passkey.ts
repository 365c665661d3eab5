import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { SessionId, StaffId } from '../../kernel/ids.ts';
import type { Database } from '../../platform/database/database.ts';
import {
  beginCeremony,
  type CeremonyId,
  type CeremonyKind,
  enrol,
  findCredential,
  type Proof,
  takeCeremony,
} from './door.store.ts';

type Place = { readonly database: Database; readonly origin: string };
/** What the browser's script sends back: the ceremony that it answers, and what the device said. */
export type Answered<T> = { readonly ceremony: CeremonyId; readonly response: T };
export type Begun<T> = { readonly ceremony: CeremonyId; readonly options: T };

/** Passkeys are bound to this name: one made here works nowhere else, so that no false page can ask for it. */
const nameOf = (origin: string): string => new URL(origin).hostname;

/** No account is named: the device itself knows which passkeys it has here, and the page learns of none. */
export async function beginUse(
  { database, origin }: Place,
  kind: Exclude<CeremonyKind, 'enrol'>,
  sessionId?: SessionId,
): Promise<Begun<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID: nameOf(origin), userVerification: 'required' });
  const { challenge } = options;
  return { ceremony: await beginCeremony(database, { kind, challenge, ...(sessionId && { sessionId }) }), options };
}

/** What the passkey proves, or undefined; unknown passkey, used challenge and false signature are told apart by nobody. */
export async function proofOf(
  { database, origin }: Place,
  kind: Exclude<CeremonyKind, 'enrol'>,
  { ceremony, response }: Answered<AuthenticationResponseJSON>,
  sessionId?: SessionId,
): Promise<Proof | undefined> {
  const begun = await takeCeremony(database, ceremony, kind);
  const credential = await findCredential(database, response.id);
  if (!begun || !credential || begun.sessionId !== (sessionId ?? null)) return undefined;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: begun.challenge,
    expectedOrigin: origin,
    expectedRPID: nameOf(origin),
    requireUserVerification: true,
    credential: {
      id: credential.id,
      publicKey: Uint8Array.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports as AuthenticatorTransport[],
    },
  }).catch(() => undefined); // the library throws on what a device or an attacker sends wrongly
  if (!verified?.verified) return undefined;
  return { credentialId: credential.id, counter: verified.authenticationInfo.newCounter };
}

export async function beginEnrolment(
  { database, origin }: Place,
  who: { staffId: StaffId; staffName: string },
): Promise<Begun<PublicKeyCredentialCreationOptionsJSON>> {
  const options = await generateRegistrationOptions({
    rpName: 'Samgrepp',
    rpID: nameOf(origin),
    userID: Uint8Array.from(Buffer.from(who.staffId.replaceAll('-', ''), 'hex')),
    userName: who.staffName,
    userDisplayName: who.staffName,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { challenge } = options;
  return { ceremony: await beginCeremony(database, { kind: 'enrol', challenge, staffId: who.staffId }), options };
}

/** Uses the link up and keeps the new passkey. Undefined when either was not good. */
export async function finishEnrolment(
  { database, origin }: Place,
  who: { staffId: StaffId; linkHash: Buffer },
  { ceremony, response }: Answered<RegistrationResponseJSON>,
): Promise<Proof | undefined> {
  const begun = await takeCeremony(database, ceremony, 'enrol');
  if (begun?.staffId !== who.staffId) return undefined;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: begun.challenge,
    expectedOrigin: origin,
    expectedRPID: nameOf(origin),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const name = transports.includes('internal') ? 'device' : transports.includes('hybrid') ? 'phone' : 'securityKey';
  const kept = await enrol(database, who.linkHash, { id, publicKey, counter, transports, name });
  return kept ? { credentialId: id, counter } : undefined;
}
