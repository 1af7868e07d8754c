import { describe, expect, it } from 'vitest';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { closedReasons, gateOf, mailboxStaysOpen, wrapProblem, type GateFacts } from './gate.ts';
import type { TrustedKeyList } from './key-list-rules.ts';

const key = (keyId: string, change: Partial<ListedKey> = {}): ListedKey => ({
  keyId,
  label: 'Kepatuhan internal',
  office: 'KPU',
  outside: false,
  recovery: false,
  pk: '',
  vk: '',
  from: '2026-11-01',
  to: null,
  ...change
});
const listOf = (keys: ListedKey[], change = {}): TrustedKeyList => ({
  hash: 'h',
  body: {
    alg: 'wbs1',
    instanceId: '',
    epoch: 1,
    prevHash: '',
    issuedOn: '2026-11-01',
    notAfter: '2027-01-31',
    keys,
    ...change
  }
});
const facts = (change: Partial<GateFacts> = {}): GateFacts => ({
  hasRootKey: true,
  hasRoles: true,
  logsNothing: true,
  keyList: listOf([key('a'), key('b', { outside: true }), key('r', { recovery: true })]),
  minEpoch: 1,
  reachable: new Map([
    ['a', 'inside'],
    ['b', 'outside']
  ]),
  today: '2026-11-24',
  ...change
});
const reason = (change: Partial<GateFacts>) => {
  const gate = gateOf(facts(change));
  return gate.open ? 'open' : gate.reason;
};

describe('the gate', () => {
  it('is open only while everything holds, and names what does not', () => {
    const cases: [Partial<GateFacts>, string][] = [
      [{}, 'open'],
      [{ hasRootKey: false }, 'no_root_key'],
      [{ hasRoles: false }, 'database_roles'],
      [{ logsNothing: false }, 'database_logging'],
      [{ keyList: 'none', minEpoch: 0 }, 'no_key_list'],
      [{ keyList: 'none' }, 'key_list_older'],
      [{ minEpoch: 2 }, 'key_list_older'],
      [{ keyList: 'invalid' }, 'key_list_invalid'],
      [{ today: '2027-02-01' }, 'key_list_expired'],
      [{ today: '2026-10-31' }, 'key_list_expired'],
      [{ reachable: new Map([['b', 'outside']]) }, 'too_few_recipients'],
      [{ keyList: listOf([key('a'), key('b')]) }, 'no_outside_recipient']
    ];
    for (const [change, expected] of cases) expect(reason(change)).toBe(expected);
    expect(new Set(cases.map(([, said]) => said))).toEqual(new Set(['open', ...closedReasons]));
  });

  it('counts neither the recovery key nor one whose time has not come or is over', () => {
    const outside = key('b', { outside: true });
    const withB = (change: Partial<ListedKey>) => reason({ keyList: listOf([key('a'), { ...outside, ...change }]) });
    expect(withB({ recovery: true })).toBe('too_few_recipients');
    expect(withB({ from: '2026-11-25' })).toBe('too_few_recipients');
    expect(withB({ to: '2026-11-23' })).toBe('too_few_recipients');
    expect(withB({ from: '2026-11-24', to: '2026-11-24' })).toBe('open');
  });

  it('counts people: two keys of one are one, and who holds a key of the office is nobody from outside', () => {
    const reachable = (...pairs: [string, string][]) => new Map(pairs);
    expect(reason({ reachable: reachable(['a', 'inside'], ['b', 'inside']) })).toBe('too_few_recipients');
    const three = listOf([key('a'), key('b', { outside: true }), key('c')]);
    const holders = reachable(['a', 'inside'], ['b', 'outside'], ['c', 'outside']);
    expect(reason({ keyList: three, reachable: holders })).toBe('no_outside_recipient');
    expect(reason({ keyList: three, reachable: reachable(['a', 'inside'], ['b', 'outside'], ['c', 'inside']) })).toBe(
      'open'
    );
  });
});

it('a report needs known keys, one of them outside; the recovery key is no such one', () => {
  const gate = gateOf(
    facts({ keyList: listOf([key('a'), key('b', { outside: true }), key('r', { recovery: true, outside: true })]) })
  );
  if (!gate.open) throw new Error(gate.reason);
  expect(wrapProblem(gate, ['a', 'b', 'r'])).toBeUndefined();
  expect(wrapProblem(gate, ['b'])).toBeUndefined();
  expect(wrapProblem(gate, ['a', 'r'])).toBe('no_outside_key');
  expect(wrapProblem(gate, ['a', 'b', 'x'])).toBe('unknown_key');
  expect(wrapProblem(gate, [])).toBe('no_outside_key');
});

it('a mailbox is promised only where lists hold and the database is silent', () => {
  expect(closedReasons.filter(mailboxStaysOpen)).toEqual([
    'key_list_expired',
    'too_few_recipients',
    'no_outside_recipient'
  ]);
});
