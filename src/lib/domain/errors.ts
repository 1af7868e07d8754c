/** Ways in which a use case can refuse; each is mapped to one HTTP status in `server/http/domain-errors.ts`. */
export type DomainErrorCode =
  'not_found' | 'forbidden' | 'unauthenticated' | 'reauthenticate' | 'conflict' | 'expired' | 'invalid';

/** A refusal a person can do something about: the message says what, in Indonesian. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  /** Messages by field path, where single fields are at fault. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: DomainErrorCode, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.fields = fields;
  }
}

export const notFound = (message: string) => new DomainError('not_found', message);
export const forbidden = (message: string) => new DomainError('forbidden', message);
export const conflict = (message: string) => new DomainError('conflict', message);
export const expired = (message: string) => new DomainError('expired', message);
export const invalid = (message: string, fields?: Readonly<Record<string, string>>) =>
  new DomainError('invalid', message, fields);
