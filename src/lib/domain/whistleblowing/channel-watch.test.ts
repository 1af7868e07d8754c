import { expect, it } from 'vitest';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { channelWarnings } from './channel-watch.ts';
import type { GateFacts } from './gate.ts';

const key = (keyId: string, change: Partial<ListedKey> = {}): ListedKey => ({
  keyId,
  label: 'Kepatuhan internal',
  office: 'KPU',
  outside: keyId === 'b',
  recovery: false,
  pk: '',
  vk: '',
  from: '2026-11-01',
  to: null,
  ...change
});

function facts(today: string, keys = [key('a'), key('b')], change: Partial<GateFacts> = {}): GateFacts {
  const body = { alg: 'wbs1', instanceId: '', epoch: 1, prevHash: '', issuedOn: '2026-11-01', keys } as const;
  return {
    hasRootKey: true,
    hasRoles: true,
    logsNothing: true,
    keyList: { hash: 'h', body: { ...body, notAfter: '2027-01-31' } },
    minEpoch: 1,
    reachable: new Map([
      ['a', 'inside'],
      ['a2', 'inside'],
      ['b', 'outside']
    ]),
    today,
    ...change
  };
}

it('warns from 21 days before the list ends, and says that it closed the form afterwards', () => {
  expect(channelWarnings(facts('2027-01-09'))).toEqual([]);
  expect(channelWarnings(facts('2027-01-10'))).toEqual([{ kind: 'list_ends', on: '2027-01-31' }]);
  expect(channelWarnings(facts('2027-02-01'))).toEqual([{ kind: 'closed', reason: 'key_list_expired' }]);
});

it('warns of a key that ends, unless its holder has another that stays', () => {
  const ending = key('a', { to: '2026-12-10' });
  expect(channelWarnings(facts('2026-11-18', [ending, key('b')]))).toEqual([]);
  expect(channelWarnings(facts('2026-11-19', [ending, key('b')]))).toEqual([{ kind: 'key_ends', on: '2026-12-10' }]);
  expect(channelWarnings(facts('2026-11-19', [ending, key('a2'), key('b')]))).toEqual([]);
});

it('is silent while no root key is set, and names whatever closes the form once it is', () => {
  expect(channelWarnings(facts('2026-11-24', [], { hasRootKey: false }))).toEqual([]);
  expect(channelWarnings(facts('2026-11-24', undefined, { logsNothing: false }))).toEqual([
    { kind: 'closed', reason: 'database_logging' }
  ]);
});
