import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits. Only the browser holds the token; the database gets its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();
