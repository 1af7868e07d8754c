import type { Plan } from './plan.ts';
import { component1 } from './plan-2025/component-1.ts';
import { component2 } from './plan-2025/component-2.ts';
import { component3 } from './plan-2025/component-3.ts';
import { component4 } from './plan-2025/component-4.ts';
import { component5 } from './plan-2025/component-5.ts';
import { component6 } from './plan-2025/component-6.ts';
import { component7 } from './plan-2025/component-7.ts';
import { workingGroups } from './plan-2025/working-groups.ts';

/**
 * Keputusan KPU Kabupaten Kutai Timur Nomor 400 Tahun 2025, both annexes. The decree's wording is kept;
 * `docs/plan-2025.md` lists every place where a slip was corrected and every wording that carries a note.
 */
export const plan2025: Plan = {
  year: 2025,
  title:
    'Rencana Aksi Zona Integritas Menuju Wilayah Bebas Dari Korupsi Dan Wilayah Birokrasi Bersih Dan Melayani Di Lingkungan Komisi Pemilihan Umum Kabupaten Kutai Timur Tahun 2025',
  decree: {
    number: '400',
    date: '2025-09-09',
    place: 'Sangatta',
    signedByOffice: 'Ketua Komisi Pemilihan Umum Kabupaten Kutai Timur'
  },
  components: [component1, component2, component3, component4, component5, component6, component7],
  workingGroups
};
