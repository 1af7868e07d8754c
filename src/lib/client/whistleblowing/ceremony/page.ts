import { sha256, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import { openForward } from '../forward-file.ts';
import { newPassphrase } from '../new-passphrase.ts';
import type { PublicKeyFile } from '../recipient-keys.ts';
import { daysLater, listProblem, longestDays, signNextList, type ListProblem } from './next-list.ts';
import { element, field, fileText, on, part, save, say, textInput, typed } from './page-parts.ts';
import { combineShares, makeRecoveryKey } from './recovery-key.ts';
import { makeRootKey, openRootKey, type RootKey, type RootKeyFile } from './root-key.ts';
import { readPublicKeyFile, readSiteFile, type SiteFile } from './site-file.ts';

/** The ceremony's page: one file that works from the disk, without a network, in any browser with Ed25519 and X25519. */
const tools = { suite: nativeSuite(), signing: nativeSigning };
const today = new Date().toLocaleDateString('sv');

let root: RootKey | undefined;
let rootFile: RootKeyFile | undefined;
let site: SiteFile | undefined;
let keys: ListedKey[] = [];

const problems: Readonly<Record<ListProblem, string>> = {
  foreign_root: 'Daftar yang berlaku ditandatangani kunci induk lain. Buka kunci induk yang benar.',
  key_name: 'Sebuah kunci tidak sesuai dengan tanda pengenalnya. Minta lagi berkasnya dari penerima.',
  twice: 'Sebuah kunci tercantum dua kali.',
  days: 'Periksa tanggalnya: berlaku paling lama 100 hari, dan akhir tidak boleh sebelum awal.',
  label: 'Isi fungsi dan kantor setiap penerima.',
  shared_post:
    'Dua kunci dengan fungsi dan kantor yang sama berlaku pada hari yang sama. Bila dua orang, bedakan fungsinya (misalnya Anggota 1 dan Anggota 2). Bila satu orang, akhiri kunci lamanya sebelum yang baru mulai.',
  too_few: 'Diperlukan paling sedikit dua orang yang kuncinya berlaku.',
  none_outside: 'Diperlukan paling sedikit satu penerima dari luar kantor.'
};

function showRoot(key: RootKey, passphrase?: string): void {
  root = key;
  part('hasil-induk').hidden = false;
  part('induk-publik').textContent = key.publicKey;
  part('induk-baru').hidden = passphrase === undefined;
  part('induk-frasa').textContent = passphrase ?? '';
}

on('buat-induk', async () => {
  const passphrase = newPassphrase();
  say('kata-induk', 'Membuat kunci induk…');
  const { key, file } = await makeRootKey(tools.signing, passphrase);
  rootFile = file;
  showRoot(key, passphrase);
  say('kata-induk', 'Kunci induk dibuat. Simpan berkasnya dan tulis frasanya sekarang.');
});

on('simpan-induk', () => {
  save('kunci-induk.json', JSON.stringify(rootFile));
});

on('buka-induk', async () => {
  try {
    const [text = ''] = await fileText('berkas-induk');
    showRoot(await openRootKey(tools.signing, typed('frasa-induk'), text));
    say('kata-induk', 'Kunci induk terbuka.');
  } catch {
    say('kata-induk', 'Kunci induk tidak terbuka. Periksa berkas dan ketujuh katanya.', true);
  }
});

on(
  'berkas-situs',
  async () => {
    const [text = ''] = await fileText('berkas-situs');
    site = readSiteFile(text);
    if (!site) {
      say('kata-berkas', 'Itu bukan berkas situs.', true);
      return;
    }
    keys = [...(site.list?.body.keys ?? []), ...keys.filter(({ keyId }) => !isListed(keyId))];
    part('situs').textContent = site.instanceId;
    say('kata-berkas', site.list ? `Melanjutkan daftar nomor ${site.list.body.epoch}.` : 'Ini daftar yang pertama.');
    showKeys();
  },
  'change'
);

const loss =
  'Kunci ini tercantum di daftar yang berlaku. Laporan yang hanya dikunci untuknya tidak akan terbaca siapa pun. ' +
  'Sudahkah pemegangnya memberi akses kepada penerima lain? Keluarkan?';

const isListed = (keyId: string) => site?.list?.body.keys.some((key) => key.keyId === keyId) ?? false;

on(
  'berkas-penerima',
  async () => {
    const read = (await fileText('berkas-penerima')).map(readPublicKeyFile);
    if (read.includes(undefined)) say('kata-berkas', 'Salah satu berkas bukan kunci publik penerima.', true);
    for (const file of read) if (file) addKey(file, false);
    showKeys();
  },
  'change'
);

function addKey({ keyId, pk, vk }: PublicKeyFile, recovery: boolean): void {
  if (keys.some((key) => key.keyId === keyId)) return;
  const label = recovery ? 'Kunci pemulihan' : '';
  keys.push({
    keyId,
    label,
    office: recovery ? 'Tiga amplop' : '',
    outside: false,
    recovery,
    pk,
    vk,
    from: today,
    to: null
  });
}

function change(keyId: string, to: Partial<ListedKey>): void {
  keys = keys.map((key) => (key.keyId === keyId ? { ...key, ...to } : key));
}

function showKeys(): void {
  part('kunci').replaceChildren(...keys.map(keyRow));
}

function keyRow({ keyId, label, office, outside, recovery, to }: ListedKey): HTMLElement {
  const out = textInput('', 'checkbox');
  out.checked = outside;
  out.addEventListener('change', () => {
    change(keyId, { outside: out.checked });
  });
  const remove = element('button', 'Keluarkan dari daftar');
  remove.setAttribute('type', 'button');
  remove.addEventListener('click', () => {
    if (isListed(keyId) && !confirm(loss)) return;
    keys = keys.filter((key) => key.keyId !== keyId);
    showKeys();
  });
  const named = [
    field(
      'Fungsi (bukan nama orang)',
      textInput(label, 'text', (value) => {
        change(keyId, { label: value });
      })
    ),
    field(
      'Kantor',
      textInput(office, 'text', (value) => {
        change(keyId, { office: value });
      })
    )
  ];
  const own = recovery ? [] : [field('Dari luar kantor yang dilaporkan', out)];
  const until = textInput(to ?? '', 'date', (value) => {
    change(keyId, { to: value === '' ? null : value });
  });
  return element('li', '', [
    element('p', recovery ? 'Kunci pemulihan ' : 'Kunci ', [element('code', keyId)]),
    ...named,
    ...own,
    field('Berlaku sampai (kosong: seterusnya)', until),
    remove
  ]);
}

let recoveryId: string | undefined;
on('buat-pemulihan', async () => {
  const { key, shares } = await makeRecoveryKey(tools);
  recoveryId = key.shown.keyId;
  keys = keys.filter(({ recovery }) => !recovery);
  addKey(key.shown, true);
  showKeys();
  part('bagian').replaceChildren(
    ...shares.map((share, index) =>
      element('li', `Amplop ${index + 1}, kunci ${key.shown.keyId}: `, [element('code', share)])
    )
  );
  say('kata-pemulihan', 'Cetak atau tulis tiap bagian pada kertasnya sendiri, lalu coba gabungkan dua di antaranya.');
});

on('gabungkan', async () => {
  const keyId = recoveryId ?? keys.find(({ recovery }) => recovery)?.keyId ?? '';
  try {
    await combineShares(tools, keyId, [typed('bagian-a'), typed('bagian-b')]);
    say('kata-bagian', 'Benar: kedua bagian ini membuka kunci pemulihan.');
  } catch {
    say('kata-bagian', 'Kedua bagian ini tidak membuka kunci pemulihan. Periksa ketikannya.', true);
  }
});

on('tanda-tangani', async () => {
  if (!root || !site) {
    say('kata-daftar', 'Buka kunci induk dan berkas situs lebih dahulu.', true);
    return;
  }
  const draft = { issuedOn: typed('mulai'), notAfter: typed('sampai'), keys };
  const problem = await listProblem(tools.signing, root, site, draft).catch(() => 'foreign_root' as const);
  if (problem) {
    say('kata-daftar', problems[problem], true);
    return;
  }
  const list = await signNextList(tools.signing, root, site, draft);
  save(`daftar-kunci-${list.body.epoch}.json`, JSON.stringify(list));
  say('kata-daftar', `Daftar nomor ${list.body.epoch} ditandatangani. Bawa berkasnya ke halaman Kunci WBS.`);
});

on('buka-terusan', async () => {
  try {
    const [text = ''] = await fileText('berkas-terusan');
    const opened = await openForward(tools.signing, typed('frasa-terusan'), text);
    part('isi-terusan').textContent = opened.text;
    say(
      'kata-terusan',
      `Ditandatangani ${opened.signer}. Bandingkan kunci induknya dengan poster kantor itu: ${opened.rootKey}`
    );
  } catch {
    say(
      'kata-terusan',
      'Berkas tidak terbuka, atau tidak ditandatangani penerima. Periksa berkas dan ketujuh katanya.',
      true
    );
  }
});

on('cetak', () => {
  print();
});

/** What this page runs, to be compared with what the command printed when it was made. */
async function showProgram(): Promise<void> {
  const code = utf8(document.querySelector('script')?.textContent ?? '');
  part('program').textContent = Array.from(await sha256(code), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
void showProgram();

part<HTMLInputElement>('mulai').value = today;
part<HTMLInputElement>('sampai').value = daysLater(today, longestDays - 10);
const showNetwork = () => {
  say(
    'jaringan',
    navigator.onLine ? 'Komputer ini masih tersambung ke jaringan.' : 'Komputer ini tidak tersambung.',
    navigator.onLine
  );
};
for (const event of ['online', 'offline']) addEventListener(event, showNetwork);
showNetwork();
