import type { WorkingGroup } from '../plan.ts';

/** Second annex of the decree, "Susunan dan Personalia". */
export const workingGroups: WorkingGroup[] = [
  {
    code: '1',
    title: 'Pengarah',
    members: [
      {
        name: 'Siti Akhlis Muafin',
        position: 'Ketua KPU Kabupaten Kutai Timur',
        role: 'Pengarah merangkap Ketua'
      },
      {
        name: 'Muhammad Indra',
        position: 'Anggota KPU Kabupaten Kutai Timur',
        role: 'Pengarah merangkap Anggota'
      },
      { name: 'Hasan Basri', position: 'Anggota KPU Kabupaten Kutai Timur', role: 'Pengarah merangkap Anggota' },
      { name: 'Budi Wibowo', position: 'Anggota KPU Kabupaten Kutai Timur', role: 'Pengarah merangkap Anggota' },
      { name: 'Abdul Manab', position: 'Anggota KPU Kabupaten Kutai Timur', role: 'Pengarah merangkap Anggota' }
    ]
  },
  {
    code: '2',
    title: 'Tim Kerja',
    members: [{ name: 'Sudirman', position: 'Sekretaris KPU Kabupaten Kutai Timur', role: 'Ketua' }]
  },
  {
    code: '2.a',
    title: 'Manajemen Perubahan',
    members: [
      {
        name: 'Listiana Astar',
        position: 'Kepala Subbagian Partisipasi Hubungan Masyarakat dan SDM',
        role: 'Koordinator merangkap Anggota'
      },
      {
        name: 'Azis Ali Achmadi',
        position: 'Kepala Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum',
        role: 'Asesor'
      },
      { name: 'Syaifudin', position: 'Kepala Subbagian Keuangan Umum dan Logistik', role: 'Anggota' },
      {
        name: 'Luluk Chairun Nikmah',
        position: 'Kepala Subbagian Perencanaan, Data dan Informasi',
        role: 'Anggota'
      }
    ]
  },
  {
    code: '2.b',
    title: 'Tim Penataan Tata Laksana',
    members: [
      {
        name: 'Luluk Chairun Nikmah',
        position: 'Kepala Subbagian Perencanaan, Data dan Informasi',
        role: 'Koordinator merangkap Anggota'
      },
      { name: 'Suyeni', position: 'Staf bagian Perencanaan, Data dan Informasi', role: 'Anggota' }
    ]
  },
  {
    code: '2.c',
    title: 'Tim Penata Sistem Manajemen Sumber Daya Manusia',
    members: [
      {
        name: 'Listiana Astar',
        position: 'Kepala Subbagian SDM dan Hupmas',
        role: 'Koordinator merangkap Anggota'
      },
      { name: 'Mulyanti Sari', position: 'Staf bagian SDM dan Hupmas', role: 'Anggota' }
    ]
  },
  {
    code: '2.d',
    title: 'Tim Penguatan Akuntabilitas Kinerja',
    members: [
      {
        name: 'Luluk Chairun Nikmah',
        position: 'Kepala Subbagian Perencanaan, Data dan Informasi',
        role: 'Koordinator merangkap Anggota'
      },
      { name: 'Suyeni', position: 'Staf bagian Perencanaan, Data dan Informasi', role: 'Anggota' },
      { name: 'Achmad Afdalul Kyar Amri', position: 'Staf Bagian Teknis dan Hukum', role: 'Anggota' },
      { name: 'Tahmi Dillah', position: 'Staf Bagian Keuangan, Umum dan Logistik', role: 'Anggota' }
    ]
  },
  {
    code: '2.e',
    title: 'Tim Penguatan Pengawasan',
    members: [
      {
        name: 'Azis Ali Achmadi',
        position: 'Kepala Sub Bagian Teknis Penyelenggaraan Pemilu dan Hukum',
        role: 'Koordinator merangkap Anggota'
      },
      {
        name: 'Slamet Mujahidin',
        position: 'Staf Bagian Teknis Penyelenggaraan Pemilu dan Hukum',
        role: 'Anggota'
      }
    ]
  },
  {
    code: '2.f',
    title: 'Tim Peningkatan Kualitas Pelayanan Publik',
    members: [
      {
        name: 'Listiana Astar',
        position: 'Kepala Subbagian SDM dan Hupmas',
        role: 'Koordinator merangkap Anggota'
      },
      { name: 'Mulyanti Sari', position: 'Staf bagian SDM dan Hupmas', role: 'Anggota' },
      { name: 'Widya Nuraisyah', position: 'Staf bagian SDM dan Hupmas', role: 'Anggota' }
    ]
  }
];
