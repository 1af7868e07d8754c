import { localPath } from './local-path.ts';

/** A page of the staff's to go on to, or their home when `value` leads anywhere else. */
export function staffPath(value: unknown): string {
  const path = localPath(value, '/staf');
  return /^\/staf([/?]|$)/.test(path) ? path : '/staf';
}
