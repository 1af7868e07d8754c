import { caseAlarmTexts } from '#lib/domain/whistleblowing/case-alarm.ts';
import { sha256, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import type { Tools } from '../recipient-keys.ts';
import { openRecovered, readRecoveryFile, type Recovered, type RecoveryFile, type Refusal } from './open-recovered.ts';
import { element, fileText, hex, on, part, say, typed } from './page-parts.ts';
import { recoveredText } from './recovered-text.ts';

const refusals: Readonly<Record<Refusal, string>> = {
  ...caseAlarmTexts,
  not_sealed_to_key: 'Pelapor tidak mengunci laporan ini untuk kunci pemulihan ini, jadi tidak dibuka.',
  key_excluded: 'Pelapor mengecualikan kunci pemulihan, jadi laporan ini tidak dibuka.'
};

/** The part of the ceremony's page that opens reports with two shares. */
export function recoveryPart(tools: Tools): void {
  let file: RecoveryFile | undefined;

  on(
    'berkas-pemulihan',
    async () => {
      const [text = ''] = await fileText('berkas-pemulihan');
      file = readRecoveryFile(text);
      part('pulih-induk').textContent = file?.trust.rootKey ?? '';
      part('pulih-sidik').textContent = file ? hex(await sha256(utf8(text))) : '';
      part('laporan-pulih').replaceChildren();
      const told = file
        ? 'Bandingkan kunci induk dengan poster, dan sidiknya dengan yang dicetak perintah pengambilnya, sebelum membuka.'
        : 'Itu bukan berkas untuk pemulihan.';
      say('kata-pulih', told, !file);
    },
    'change'
  );

  on('buka-pemulihan', async () => {
    if (!file) {
      say('kata-pulih', 'Pilih berkas untuk pemulihan lebih dahulu.', true);
      return;
    }
    part('laporan-pulih').replaceChildren();
    try {
      const found = await openRecovered(tools, file, [typed('pulih-a'), typed('pulih-b')]);
      for (const id of ['pulih-a', 'pulih-b']) part<HTMLInputElement>(id).value = '';
      part('laporan-pulih').replaceChildren(...found.map(shown));
      const opened = found.filter(({ refused }) => refused === undefined).length;
      say('kata-pulih', `${opened} dari ${found.length} laporan dapat dibuka.`);
    } catch {
      say(
        'kata-pulih',
        'Tidak ada yang dibuka: kedua bagian tidak membentuk kunci pemulihan di daftar ini, atau daftarnya tidak ditandatangani kunci induk itu.',
        true
      );
    }
  });
}

function shown(one: Recovered): HTMLElement {
  const head = [element('h3', `Laporan ${one.reportId.slice(0, 6)}`), element('p', `Diterima ${one.receivedOn}`)];
  const bad = (text: string) => Object.assign(element('p', text), { className: 'bad' });
  if (one.refused !== undefined) return element('article', '', [...head, bad(refusals[one.refused])]);
  const { read, keptOut } = one;
  const alarms = read.alarms.map((alarm) => bad(`Tidak dapat dipercaya sepenuhnya. ${caseAlarmTexts[alarm]}`));
  const text = element('pre', '', []);
  const show = () => {
    text.textContent = recoveredText(read);
  };
  if (keptOut.length === 0) {
    show();
    return element('article', '', [...head, ...alarms, text]);
  }
  const button = element('button', 'Tak seorang pun dari mereka hadir: tampilkan');
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    show();
    button.remove();
  });
  const warned = bad(`Pelapor tidak ingin laporan ini dibaca oleh: ${keptOut.join('; ')}.`);
  return element('article', '', [...head, warned, button, ...alarms, text]);
}
