/** What the form without scripts sends; the newer fields are there, too. */
export function plainReportForm(change: Readonly<Record<string, string>> = {}, files: readonly File[] = []): FormData {
  const form = new FormData();
  const fields = {
    formId: '',
    leadership: 'Tidak tahu',
    kind: 'illegal_levy',
    text: 'Diminta membayar di loket sebelum dilayani.',
    who: 'Petugas loket',
    honest: 'ya',
    asIs: 'ya',
    ...change
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('files', file);
  return form;
}

export function plainReplyForm(code: string, text: string, files: readonly File[] = []): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ formId: '', code, text, asIs: 'ya' })) form.append(name, value);
  for (const file of files) form.append('files', file);
  return form;
}
