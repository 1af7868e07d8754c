import type { Component } from '../plan.ts';
import { section51 } from './section-5-1.ts';
import { section52 } from './section-5-2.ts';
import { section53 } from './section-5-3.ts';
import { section54 } from './section-5-4.ts';
import { section55 } from './section-5-5.ts';

export const component5: Component = {
  code: 'V',
  title: 'Penguatan Pengawasan',
  sections: [section51, section52, section53, section54, section55]
};
