import { expect, it } from 'vitest';
import { codeRenewal, type CodeRenewalFacts } from './code-renewal.ts';

const facts: CodeRenewalFacts = { identity: 'identified', hasCode: true, isKnown: true, isErased: false };

it('gives a new code only where the person who asks for it can be compared with somebody', () => {
  expect(codeRenewal(facts, false)).toBe('open');
  expect(codeRenewal({ ...facts, identity: 'anonymous', isKnown: false }, true)).toBe('unknown_person');
  expect(codeRenewal({ ...facts, isKnown: false, hasCode: false }, false)).toBe('open');
  expect(codeRenewal({ ...facts, isErased: true }, true)).toBe('erased');
});

it('leaves a confidential case to its handler', () => {
  expect(codeRenewal({ ...facts, identity: 'confidential' }, false)).toBe('assignee_only');
  expect(codeRenewal({ ...facts, identity: 'confidential', hasCode: false }, false)).toBe('assignee_only');
  expect(codeRenewal({ ...facts, identity: 'confidential' }, true)).toBe('open');
});
