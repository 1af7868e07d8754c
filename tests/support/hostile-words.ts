/** Ends a script, an attribute and a tag, and begins one that would run. */
const payload = `"'></script><img src=x onerror=a()>`;

/** What somebody might type into a field, with the field's name to find it by. */
export const hostile = (field: string): string => `k-${field}${payload}`;

/** True when some of it has become markup. */
export const hasBecomeMarkup = (html: string): boolean => /<img src=x|<\/script><img/i.test(html);
