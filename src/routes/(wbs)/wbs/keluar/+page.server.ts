import type { PageServerLoadEvent } from './$types';

/** Only the cache: a kiosk on the same host keeps its waiting answers in the storage. */
export const load = ({ setHeaders }: PageServerLoadEvent) => {
  setHeaders({ 'Clear-Site-Data': '"cache"' });
};
