import { expect, test } from '@playwright/test';
import { closedCase, office, today } from '#lib/client/whistleblowing/case.fixture.ts';
import { makeRecoveryKey } from '#lib/client/whistleblowing/ceremony/recovery-key.ts';
import { writeLetter, type Letter } from '#lib/domain/whistleblowing/letter.ts';
import { newCorrespondence, tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { keyListHash } from '#lib/protocol/wbs1/key-list.ts';
import { expectNoBarrier } from './wbs-steps.ts';
import { jsonFile, openCeremony } from './wbs-ceremony.ts';

test.describe.configure({ timeout: 120_000 });

const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

/** Three reports as `npm run wbs:recovery` takes them off a server: one keeps somebody out, one keeps out the envelopes. */
async function sealedFile() {
  const all = await office();
  const { key, shares } = await makeRecoveryKey(tools);
  const { alg: _alg, ...shown } = key.shown;
  const plain = { label: 'Kunci pemulihan', office: 'Tiga amplop', outside: false, from: '2026-11-01', to: null };
  const list = await all.next({ keys: [...all.list.body.keys, { ...shown, ...plain, recovery: true }] });
  const envelope = { ...all, own: { ...all.own, shown: key.shown }, hash: await keyListHash(list.body) };
  const sealed = async (letter: Partial<Letter>) => ({
    ...(await closedCase({ ...envelope, of: await newCorrespondence() }, writeLetter(letter))),
    receivedOn: today
  });
  const reports = [
    await sealed({ text: `kelengkeng ${hostile}`, kind: 'illegal_levy' }),
    await sealed({ text: 'rambutan', excluded: [all.other.shown.keyId] }),
    await sealed({ text: 'durian', excluded: [shown.keyId] })
  ];
  const trust = { ...all.trust, history: [all.list, list] };
  return { shares, text: JSON.stringify({ alg: 'wbs1', what: 'recovery', trust, reports }), rootKey: trust.rootKey };
}

test('two envelopes open reports without a network, as text; one opens none, and what the reporter kept from them stays closed', async ({
  page
}) => {
  const { shares, text, rootKey } = await sealedFile();
  await openCeremony(page);
  const open = async (a: string, b: string) => {
    await page.getByLabel('Bagian dari amplop pertama').fill(a);
    await page.getByLabel('Bagian dari amplop kedua').fill(b);
    await page.getByRole('button', { name: 'Buka dengan kunci pemulihan' }).click();
  };
  await open(shares[0] ?? '', shares[1] ?? '');
  await expect(page.locator('#kata-pulih')).toContainText('Pilih berkas');
  await page.getByLabel('Berkas untuk pemulihan').setInputFiles(jsonFile('{}'));
  await expect(page.locator('#kata-pulih')).toContainText('Itu bukan berkas');
  await page.getByLabel('Berkas untuk pemulihan').setInputFiles(jsonFile(text));
  await expect(page.locator('#pulih-induk')).toHaveText(rootKey);
  await open(shares[0] ?? '', shares[0] ?? '');
  await expect(page.locator('#kata-pulih')).toContainText('Tidak ada yang dibuka');
  await expectNoBarrier(page);

  await open(shares[0] ?? '', shares[2] ?? '');
  await expect(page.locator('#kata-pulih')).toHaveText('2 dari 3 laporan dapat dibuka.');
  const opened = page.locator('#laporan-pulih');
  await expect(opened).toContainText(`kelengkeng ${hostile}`);
  await expect(opened.locator('img, script')).toHaveCount(0);
  await expect(page).toHaveTitle('Upacara kunci WBS');
  await expect(opened).toContainText('mengecualikan kunci pemulihan');
  await expect(opened).not.toContainText('durian');
  await expect(opened).toContainText('tidak ingin laporan ini dibaca oleh: Penerima, Kantor');
  await expect(opened).not.toContainText('rambutan');
  await expectNoBarrier(page);
  await page.getByRole('button', { name: 'Tak seorang pun dari mereka hadir' }).click();
  await expect(opened).toContainText('rambutan');
  await expect(page.getByLabel('Bagian dari amplop pertama')).toHaveValue('');
});
