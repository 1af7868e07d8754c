import { describe, expect, it } from 'vitest';
import { dueMonthsOf } from './due-months.ts';
import { findItem, listIndicators, listItems } from './lookup.ts';
import { plan2025 } from './plan-2025.ts';
import { planSchema } from './plan.ts';

/** Written down from the decree, section by section: items, indicators, actions. */
const counts = [
  ['I', 4, 5, 5],
  ['II', 3, 3, 3],
  ['III', 4, 4, 4],
  ['IV', 2, 2, 2],
  ['V.1', 5, 5, 7],
  ['V.2', 1, 1, 1],
  ['V.3', 5, 5, 5],
  ['V.4', 4, 4, 6],
  ['V.5', 4, 7, 7],
  ['VI', 3, 3, 3],
  ['VII', 10, 10, 14]
] as const;

const actionsOf = (code: string) =>
  findItem(plan2025, code)?.item.indicators.flatMap((indicator) => indicator.actions) ?? [];

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('the plan of 2025 as a whole', () => {
  it('follows the schema of a plan and loses nothing by it', () => {
    expect(planSchema.parse(plan2025)).toEqual(plan2025);
  });

  it('has the rows of the decree', () => {
    const found = plan2025.components.flatMap(({ code, sections }) =>
      sections.map((section) => {
        const indicators = section.items.flatMap((item) => item.indicators);
        const actions = indicators.flatMap((indicator) => indicator.actions);
        return [section.code ?? code, section.items.length, indicators.length, actions.length];
      })
    );
    expect(found).toEqual(counts);
    expect(listItems(plan2025)).toHaveLength(45);
    expect(listIndicators(plan2025)).toHaveLength(49);
  });

  it('names each indicator once', () => {
    const keys = listIndicators(plan2025).map(({ indicator }) => indicator.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has due months that say what their wording says', () => {
    const actions = listIndicators(plan2025).flatMap(({ indicator }) => indicator.actions);
    for (const { dueText, dueMonths } of actions) {
      expect(dueMonths).toEqual(dueText === null ? [] : dueMonthsOf(dueText));
      expect(dueText ?? '2025').toMatch(/2025$/);
    }
    expect(actions.filter(({ dueText }) => dueText === null)).toHaveLength(1);
  });

  it('is the decree of 9 September 2025', () => {
    expect(plan2025.decree).toEqual({
      number: '400',
      date: '2025-09-09',
      place: 'Sangatta',
      signedByOffice: 'Ketua Komisi Pemilihan Umum Kabupaten Kutai Timur'
    });
  });

  it('holds the working groups of the second annex', () => {
    expect(plan2025.workingGroups.map(({ code, members }) => [code, members.length])).toEqual([
      ['1', 5],
      ['2', 1],
      ['2.a', 4],
      ['2.b', 2],
      ['2.c', 2],
      ['2.d', 4],
      ['2.e', 2],
      ['2.f', 3]
    ]);
  });
});

describe('no trace of the scan is left', () => {
  const texts = stringsIn(plan2025);

  it.each([
    /\b21\b/,
    /20205/,
    /[gG]ralifikasi|Grafikasi/,
    /Kepenlingan|Kepentinaan/,
    /lerkail/,
    /daflar/,
    /Bukli/,
    /dokurnen/,
    /\butk\b/,
    /\bliru\b/,
    /\b[Aa]las\b/,
    /Polensi/,
    /Conteh/,
    /meminla|membtrkan|berlsi/,
    /govemment/,
    /tag\/ine/,
    /Januari[il]|Januarl/,
    /suvey/,
    /Tersediann/,
    /\bCell\b/,
    /\bSOM\b/,
    /\bbakt\b|\bseta\b/,
    /Huku\b|Kuangan|Kabupatn|Angggota|ittas/,
    /!/,
    /<|>|&\w+;/,
    / [,;.:)]|\( |,\S| \/|\/ /,
    / {2}|\w- \w/,
    /\b(\w{4,}) \1\b/i,
    /\b(?:ny a|pemetaa n|Dekl arasi|Penandatanga n)\b/
  ])('%s', (residue) => {
    expect(texts.filter((text) => residue.test(text))).toEqual([]);
  });

  it('no control characters and nothing to trim', () => {
    for (const text of texts) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      expect(text).not.toBe('');
    }
  });
});

describe('rows that surveys and complaints prove', () => {
  it('V.1.4 wants the corruption survey on paper, four times a year', () => {
    expect(findItem(plan2025, 'V.1.4')?.item).toEqual({
      code: 'V.1.4',
      title: 'Survey Persepsi Korupsi KPU Kabupaten Kutai Timur',
      indicators: [
        {
          key: 'V.1.4.a',
          text: 'Terlaksananya survey persepsi korupsi KPU Kabupaten Kutai Timur kepada masyarakat',
          measures: ['ipak.index', 'ipak.respondents'],
          actions: [
            {
              text: 'Menyusun Daftar Pertanyaan Survey',
              evidence: 'Hasil Survey',
              dueMonths: [3, 6, 9, 12],
              dueText: 'Maret, Juni, September dan Desember 2025',
              target:
                'Tersedianya survey Persepsi Korupsi dalam bentuk dokumen cetak dan dibagikan pada saat ada masyarakat ataupun instansi lain yang berkunjung ke KPU Kabupaten Kutai Timur'
            }
          ]
        }
      ]
    });
  });

  it('VI.3 wants the result of the satisfaction survey published', () => {
    expect(findItem(plan2025, 'VI.3')?.item).toEqual({
      code: 'VI.3',
      title: 'Penilaian Kepuasan terhadap pelayanan',
      indicators: [
        {
          key: 'VI.3.a',
          text: 'Pelaksanaan survey kepuasan atas layanan',
          measures: ['ikm.index', 'ikm.respondents'],
          actions: [
            {
              text: 'Publikasi hasil survey dan tindak lanjut hasil survey',
              evidence: 'Laporan dan Publikasi',
              dueMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
              dueText: 'Januari-Desember 2025',
              target: 'Tersedianya hasil survey kepuasan terhadap layanan'
            }
          ]
        }
      ]
    });
  });

  it('VII.9 wants the service survey every three months', () => {
    const item = findItem(plan2025, 'VII.9')?.item;
    expect(item?.title).toBe('Survey Pelayanan Publik');
    expect(item?.indicators).toHaveLength(1);
    expect(item?.indicators[0]?.measures).toEqual(['ikm.index', 'ikm.respondents', 'ipkp.index', 'ipkp.respondents']);
    expect(actionsOf('VII.9')).toEqual([
      {
        text: 'Menyusun daftar pertanyaan survey',
        evidence: 'Hasil Survey',
        dueMonths: [3, 6, 9, 12],
        dueText: 'Maret, Juni, September dan Desember 2025',
        target: 'Dilaksanakan 3 (Tiga) bulan sekali'
      }
    ]);
  });

  it('V.2.1 wants the evaluation of whistleblowing in June and December, with the three figures that may leave', () => {
    const [indicator] = findItem(plan2025, 'V.2.1')?.item.indicators ?? [];
    expect(indicator?.measures).toEqual(['wbs.received', 'wbs.closed', 'wbs.on_time_rate']);
    expect(indicator?.actions.map(({ dueMonths }) => dueMonths)).toEqual([[6, 12]]);
  });

  it('V.5.2 counts complaints in three states and refreshes skills', () => {
    const indicators = findItem(plan2025, 'V.5.2')?.item.indicators ?? [];
    expect(indicators.map(({ key, text, measures }) => [key, text, measures])).toEqual([
      ['V.5.2.a', 'Jumlah Pengaduan yang harus ditindaklanjuti', ['complaints.to_follow_up']],
      ['V.5.2.b', 'Jumlah pengaduan yang tengah diproses', ['complaints.in_process']],
      [
        'V.5.2.c',
        'Jumlah pengaduan yang telah selesai ditindaklanjuti',
        ['complaints.done', 'complaints.done_rate', 'complaints.on_time_rate']
      ],
      ['V.5.2.d', 'Penyegaran kemampuan SDM dalam menghadapi pengaduan masyarakat', []]
    ]);
    expect(actionsOf('V.5.2').map(({ evidence, target }) => [evidence, target])).toEqual([
      [
        'Laporan pengaduan masyarakat yang memuat lampiran tindak lanjut DUMAS',
        '1. Melaporkan hasil Pengaduan Masyarakat setiap bulannya: Laporan Dumas, benturan Kepentingan, gratifikasi, dan WBS'
      ],
      ['Infografis DUMAS', 'Tersedia'],
      ['Form rekapitulasi jumlah pengaduan', 'Tersedia'],
      ['Laporan workshop', 'Tersedia']
    ]);
  });
});

describe('wording that names another office', () => {
  it('stays and carries a note', () => {
    const noted = listIndicators(plan2025).flatMap(({ indicator }) => [indicator, ...indicator.actions]);
    const foreign = noted.filter(({ text }) => /Gunungkidul|Waklatobi|Tenggara/.test(text));
    expect(foreign).toHaveLength(5);
    expect(foreign.filter(({ note }) => note === undefined)).toEqual([]);
  });
});
