import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** True while the operating system knows the process, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from a later one with the same number: on Linux its start time, elsewhere only that it is alive.
 * Undefined for a process that ended (a zombie has ended).
 */
export function identityOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return isAlive(pid) ? 'alive' : undefined;
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  return state === 'Z' || state === 'X' ? undefined : fields[19];
}

/** Name of a process where there is no /proc. */
function commandOf(pid: number): string {
  const answer =
    process.platform === 'win32'
      ? spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8', windowsHide: true })
      : spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  return answer.stdout ?? '';
}

/**
 * True when the process is a PostgreSQL server on this cluster. A process number alone proves nothing: after a restart of
 * the machine or container another program may have it. PostgreSQL's working directory is its cluster.
 */
export function runsOnCluster(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid) && commandOf(pid).includes('postgres');
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}
