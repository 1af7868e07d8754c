import { readFileSync } from 'node:fs';
import type { Benchmark } from './subject.ts';

/** Resident memory of the server's process after everything else. */
export const memory: Benchmark = async ({ site }) => {
  const status = readFileSync(`/proc/${site.pid}/status`, 'utf8');
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return [
    { name: 'memory after the run', value: megabytes('VmRSS'), unit: 'MB' },
    { name: 'memory at its highest', value: megabytes('VmHWM'), unit: 'MB' }
  ];
};
