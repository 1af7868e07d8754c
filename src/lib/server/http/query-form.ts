/** The query of an address as a posted form, for forms that ask by GET. */
export function formOfQuery(url: URL): FormData {
  const form = new FormData();
  for (const [name, value] of url.searchParams) form.append(name, value);
  return form;
}
